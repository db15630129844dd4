// people-of ACTOR: the people and forces of a country or an organisation
g.V($1).In("<schema:country>").Save("<rdfs:label>", "name").All()
