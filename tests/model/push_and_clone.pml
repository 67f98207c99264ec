/*
 * Push, acknowledge, crash and clone: where sync could lose an edit, or apply it twice.
 * Actions are named as in the code: save and settle (LocalRows), seal (OutboxStore), exchange and
 * take (SyncEngine), apply (ChangeApplier), reidentify (Session). Each is one transaction there, so
 * each is atomic here; a crash falls between two of them.
 *
 * Bounds: one tablet, copied once at any moment with all that it holds (a clone, or a backup put
 * back); three edits, up to two in a request; the network loses one message and doubles or reorders
 * one; one exchange is given up, by a crash or a deadline. A crash of headquarters
 * between commit and answer is a lost answer. All of it in any order.
 *
 * A chain value stands for every edit sealed before it. Here it is the list of these edits itself.
 *
 * Checked: no edit leaves an outbox before headquarters has it; no edit is applied twice; one fork
 * costs one id; and when edits stop, all of them arrive.
 *
 * -D puts a mistake in, which the check must find:
 *   SETTLE_WHEN_SENT  an edit leaves the outbox before the answer is there
 *   NO_HISTORY        headquarters does not look whether an edit was here before
 *   SEQUENCE_ALONE    it looks at the sequence number and not at the chain
 *   KEEP_ID_ON_FORK   a fork seals its edits again under the old id
 *   DROP_ON_FORK      a fork forgets what it had sealed
 *   FORK_HIDES_REST   a fork is not told the outcomes of the edits before it in the request
 */
#define TABLETS 2
#define EDITS 3
#define NO_EDIT EDITS
#define IDS 2       /* the first one, and one for its fork */
#define SEQUENCES 5 /* 1 to 4; 0 stands before the first */
#define ATTEMPTS 4  /* more than messages can be under way */

mtype = { absent, waiting, sealed, settled }    /* an edit on one tablet */
mtype = { nothing, applied, duplicate, forked } /* an outcome */

typedef Tablet {
    bool alive;
    bool running; /* an exchange waits for its answer */
    byte attempt; /* which one; the answer to another is not heard */
    byte id;      /* of the device, as headquarters gave it */
    byte lastSequence;
    short chain;
    mtype edit[EDITS] = absent;
    byte sequence[EDITS]; /* of sealed edits */
    short chainOf[EDITS]; /* of sealed edits */
}

/* What headquarters keeps of one device id. */
typedef History {
    short chain[SEQUENCES]; /* 0: no edit of that sequence number yet */
    byte last;
}

Tablet tablet[TABLETS];
History history[IDS];
byte ids = 1;               /* given out */
byte saved;                 /* edits ever made */
byte timesApplied[EDITS];
bool cloned;
byte mayLose = 1, mayRepeat = 1, mayGiveUp = 1; /* faults still to come */

/* tablet, attempt, id, sequence, edit, chain, next edit or NO_EDIT, its chain */
chan requests = [2] of { byte, byte, byte, byte, byte, short, byte, short };
/* tablet, attempt, edit, outcome, next edit or NO_EDIT, its outcome */
chan answers = [2] of { byte, byte, byte, mtype, byte, mtype };

#define isPending(t, e) (tablet[t].edit[e] == waiting || tablet[t].edit[e] == sealed)
#define hasPending(t) (isPending(t, 0) || isPending(t, 1) || isPending(t, 2))
#define chainAfter(before, e) ((before) * (EDITS + 1) + (e) + 1)

inline save(t) {
    tablet[t].edit[saved] = waiting;
    saved++
}

/* The first edit from `e` on in that state; NO_EDIT where there is none. */
inline find(t, state, e) {
    do
    :: e < EDITS && tablet[t].edit[e] != state -> e++
    :: else -> break
    od
}

inline sealOne(t, e) {
    tablet[t].lastSequence++;
    tablet[t].chain = chainAfter(tablet[t].chain, e);
    tablet[t].edit[e] = sealed;
    tablet[t].sequence[e] = tablet[t].lastSequence;
    tablet[t].chainOf[e] = tablet[t].chain
}

/* Up to two waiting edits, oldest first, get their sequence numbers and chain values. */
inline seal(t) {
    first = 0;
    find(t, waiting, first);
    sealOne(t, first);
    find(t, waiting, first);
    if
    :: first != NO_EDIT -> sealOne(t, first)
    :: else
    fi
}

/* What is sealed already goes first, just as it was. */
inline exchange(t) {
    first = 0;
    find(t, sealed, first);
    if
    :: first == NO_EDIT -> seal(t); first = 0; find(t, sealed, first)
    :: else
    fi;
    next = first + 1;
    find(t, sealed, next);
    tablet[t].running = true;
    tablet[t].attempt = (tablet[t].attempt + 1) % ATTEMPTS;
    if
    :: next != NO_EDIT -> chain = tablet[t].chainOf[next]
    :: else
    fi;
    requests!t, tablet[t].attempt, tablet[t].id, tablet[t].sequence[first], first,
        tablet[t].chainOf[first], next, chain;
#ifdef SETTLE_WHEN_SENT
    tablet[t].edit[first] = settled;
#endif
    chain = 0
}

inline settle(t, e) {
    tablet[t].edit[e] = settled;
    assert(timesApplied[e] == 1) /* nothing lost */
}

/* A new id from headquarters, under which what has no outcome yet is sealed again. */
inline reidentify(t) {
#ifndef KEEP_ID_ON_FORK
    assert(ids < IDS);
    tablet[t].id = ids;
    ids++;
#endif
    tablet[t].lastSequence = 0;
    tablet[t].chain = 0;
    e = 0;
    do
    :: e < EDITS ->
        if
#ifdef DROP_ON_FORK
        :: tablet[t].edit[e] == sealed -> tablet[t].edit[e] = absent
#else
        :: tablet[t].edit[e] == sealed -> tablet[t].edit[e] = waiting
#endif
        :: else
        fi;
        tablet[t].sequence[e] = 0;
        tablet[t].chainOf[e] = 0;
        e++
    :: else -> break
    od;
    e = 0
}

inline take(t) {
    tablet[t].running = false;
    if
    :: outcome == forked -> reidentify(t)
    :: else ->
        settle(t, first);
        if
        :: nextOutcome == forked -> reidentify(t)
        :: nextOutcome == applied || nextOutcome == duplicate -> settle(t, next)
        :: else
        fi
    fi
}

/* All that the tablet holds; an exchange under way stays with the original. */
inline clone() {
    cloned = true;
    tablet[1].alive = true;
    tablet[1].id = tablet[0].id;
    tablet[1].lastSequence = tablet[0].lastSequence;
    tablet[1].chain = tablet[0].chain;
    e = 0;
    do
    :: e < EDITS ->
        tablet[1].edit[e] = tablet[0].edit[e];
        tablet[1].sequence[e] = tablet[0].sequence[e];
        tablet[1].chainOf[e] = tablet[0].chainOf[e];
        e++
    :: else -> break
    od;
    e = 0
}

/* Variables of a step go back to 0 after it, so that they make no states of their own. */
active [TABLETS] proctype syncEngine() {
    byte e, attempt, first, next;
    short chain;
    mtype outcome, nextOutcome;
    tablet[0].alive = true;
endOfWork:
    do
    :: atomic { tablet[_pid].alive && saved < EDITS -> save(_pid) }
    :: atomic {
        tablet[_pid].alive && !tablet[_pid].running && hasPending(_pid) && nfull(requests) ->
        exchange(_pid);
        first = 0; next = 0
    }
    :: atomic { answers??[eval(_pid), _, _, _, _, _] ->
        answers??eval(_pid), attempt, first, outcome, next, nextOutcome;
        if
        :: tablet[_pid].running && attempt == tablet[_pid].attempt -> take(_pid)
        :: else /* nobody waits for it any more */
        fi;
        attempt = 0; first = 0; next = 0; outcome = 0; nextOutcome = 0
    }
    /* Given up while a message is under way: a crash, or the deadline came too early. */
    :: atomic { mayGiveUp > 0 && tablet[_pid].running -> mayGiveUp--; tablet[_pid].running = false }
    /* Given up because no answer will come. */
    :: atomic {
        tablet[_pid].running && empty(requests) && empty(answers) -> tablet[_pid].running = false
    }
    :: atomic { _pid == 0 && !cloned -> clone() }
    od
}

#if defined(NO_HISTORY)
#define isKnown(past, at, value) false
#define goesOn(past, at, value, e) (at <= past.last + 1)
#elif defined(SEQUENCE_ALONE)
#define isKnown(past, at, value) (past.chain[at] != 0)
#define goesOn(past, at, value, e) (at == past.last + 1)
#else
#define isKnown(past, at, value) (past.chain[at] == value)
#define goesOn(past, at, value, e) \
    (at == past.last + 1 && value == chainAfter(past.chain[past.last], e))
#endif

inline apply(id, at, e, value, verdict) {
    if
    :: isKnown(history[id], at, value) -> verdict = duplicate
    :: !isKnown(history[id], at, value) && goesOn(history[id], at, value, e) ->
        history[id].chain[at] = value;
        history[id].last = at;
        timesApplied[e]++;
        assert(timesApplied[e] == 1); /* exactly once */
        verdict = applied
    :: else -> verdict = forked
    fi
}

active proctype headquarters() {
    byte t, attempt, id, sequence, first, next;
    short chain, nextChain;
    mtype outcome, nextOutcome;
endOfService:
    do
    :: atomic { nfull(answers) && nempty(requests) ->
        requests?t, attempt, id, sequence, first, chain, next, nextChain;
        apply(id, sequence, first, chain, outcome);
        nextOutcome = nothing;
        if
        :: next != NO_EDIT && outcome != forked ->
            apply(id, sequence + 1, next, nextChain, nextOutcome)
        :: else
        fi;
#ifdef FORK_HIDES_REST
        if
        :: nextOutcome == forked -> outcome = forked
        :: else
        fi;
#endif
        answers!t, attempt, first, outcome, next, nextOutcome;
        t = 0; attempt = 0; id = 0; sequence = 0; first = 0; chain = 0; next = 0; nextChain = 0;
        outcome = 0; nextOutcome = 0
    }
    od
}

active proctype network() {
    byte t, attempt, id, sequence, first, next;
    short chain, nextChain;
    mtype outcome, nextOutcome;
endOfFaults:
    do
    :: atomic { mayLose > 0 && nempty(requests) ->
        mayLose--;
        requests?t, attempt, id, sequence, first, chain, next, nextChain;
        t = 0; attempt = 0; id = 0; sequence = 0; first = 0; chain = 0; next = 0; nextChain = 0
    }
    :: atomic { mayLose > 0 && nempty(answers) ->
        mayLose--;
        answers?t, attempt, first, outcome, next, nextOutcome;
        t = 0; attempt = 0; first = 0; outcome = 0; next = 0; nextOutcome = 0
    }
    /* A copy arrives behind it. */
    :: atomic { mayRepeat > 0 && nempty(requests) && nfull(requests) ->
        mayRepeat--;
        requests?<t, attempt, id, sequence, first, chain, next, nextChain>;
        requests!t, attempt, id, sequence, first, chain, next, nextChain;
        t = 0; attempt = 0; id = 0; sequence = 0; first = 0; chain = 0; next = 0; nextChain = 0
    }
    /* The second overtakes the first. */
    :: atomic { mayRepeat > 0 && full(requests) ->
        mayRepeat--;
        requests?t, attempt, id, sequence, first, chain, next, nextChain;
        requests!t, attempt, id, sequence, first, chain, next, nextChain;
        t = 0; attempt = 0; id = 0; sequence = 0; first = 0; chain = 0; next = 0; nextChain = 0
    }
    od
}

#define editsStop (saved == EDITS)
#define allArrive (timesApplied[0] == 1 && timesApplied[1] == 1 && timesApplied[2] == 1)
ltl delivered { <> editsStop -> <> (editsStop && allArrive) }
