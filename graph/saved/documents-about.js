// documents-about ACTOR: the documents in which an actor, its people or forces take part
withPeople($1).In(["<schema:source>", "<schema:target>"]).Out("<schema:document>").Unique().Save("<schema:hash>", "hash").SaveOpt("<schema:title>", "title").SaveOpt("<schema:date>", "date").SaveOpt("<schema:url>", "url").All()
