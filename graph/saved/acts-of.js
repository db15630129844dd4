// acts-of ACTOR: what an actor did, with its people and forces
withPeople($1).In("<schema:source>").Save("<schema:date>", "date").Save("<rdf:type>", "event").Save("<schema:relation>", "relation").Save("<schema:source>", "source").Out("<schema:target>").All()
