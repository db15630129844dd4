// since DATE ACTOR: what an actor, its people and forces did or met with from a day on
withPeople($2).In(["<schema:source>", "<schema:target>"]).Has("<schema:date>", gte($1)).Unique().Save("<schema:date>", "date").Save("<rdf:type>", "event").Save("<schema:source>", "source").Save("<schema:relation>", "relation").Save("<schema:target>", "target").All()
