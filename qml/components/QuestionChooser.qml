pragma ComponentBehavior: Bound
import Qt.labs.qmlmodels
import QtQuick
import Wupan.ViewModels
import Wupan.Ui

/// The control of each line of a checklist's page, by its kind.
DelegateChooser {
    id: chooser

    required property ChecklistEditor checklist
    required property bool fillable

    signal photoWanted(string path, bool ofIssue)
    signal issueOpened(string issueId)

    role: "kind"

    DelegateChoice {
        roleValue: "heading"

        GroupHeading {
            checklist: chooser.checklist
            fillable: chooser.fillable
        }
    }
    DelegateChoice {
        roleValue: "add"

        InstanceAdder {
            checklist: chooser.checklist
            fillable: chooser.fillable
        }
    }
    DelegateChoice {
        roleValue: "segments"

        SegmentsQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "choices"

        ChoicesQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "list"

        ListQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "likert"

        LikertQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "menu"

        MenuQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "rank"

        RankQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "integer"

        IntegerQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "decimal"

        DecimalQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "range"

        RangeQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "date"

        DateQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "time"

        TimeQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "acknowledge"

        AcknowledgeQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "place"

        PlaceQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "places"

        PlacesQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "barcode"

        BarcodeQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "photo"

        PhotoQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "drawing"

        DrawingQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "file"

        FileQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        roleValue: "text"

        TextQuestion {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
    DelegateChoice {
        // A note, or a value that was worked out.
        QuestionFrame {
            checklist: chooser.checklist
            fillable: chooser.fillable
            onPhotoWanted: ofIssue => chooser.photoWanted(key, ofIssue)
            onIssueOpened: issueId => chooser.issueOpened(issueId)
        }
    }
}
