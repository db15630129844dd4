// between SOURCE TARGET: what one did to the other, with their people and forces
withPeople($1).In("<schema:source>").And(withPeople($2).In("<schema:target>")).Save("<schema:date>", "date").Save("<rdf:type>", "event").Save("<schema:relation>", "relation").Save("<schema:source>", "source").Save("<schema:target>", "target").All()
