-- What is found by a search at headquarters: enterprises by name and credit code, issues by title and number.
CREATE TABLE search_text (
    entry INTEGER PRIMARY KEY, -- rowid of its words
    id BLOB NOT NULL UNIQUE,
    park BLOB NOT NULL,
    type TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
-- Words made by core/store/search_words.cpp.
CREATE VIRTUAL TABLE search_words USING fts5(words, content='', tokenize='ascii', detail=none, columnsize=0);
