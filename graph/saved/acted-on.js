// acted-on ACTOR: who acted on an actor, its people and forces, and how
withPeople($1).In("<schema:target>").Save("<schema:date>", "date").Save("<rdf:type>", "event").Save("<schema:relation>", "relation").Save("<schema:target>", "target").Out("<schema:source>").All()
