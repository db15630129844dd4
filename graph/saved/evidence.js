// evidence SOURCE TARGET: the sentences that say what one did to the other, and their documents
withPeople($1).In("<schema:source>").And(withPeople($2).In("<schema:target>")).Save("<schema:date>", "date").Save("<schema:relation>", "relation").Save("<schema:sentence>", "sentence").Out("<schema:document>").All()
