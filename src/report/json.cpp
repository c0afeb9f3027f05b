// JSON documents.
