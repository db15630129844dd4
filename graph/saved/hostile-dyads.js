// hostile-dyads MONTH: between whom most conflict was in a month, as in 2015-11
var dyads = {}
for (var day = 1; day <= 31; day++) {
  conflict.forEach(function (c) {
    g.V($1 + "-" + (day < 10 ? "0" : "") + day).In("<schema:date>").Has("<rdf:type>", c).Out("<schema:pair>").ForEach(function (d) {
      dyads[d.id] = (dyads[d.id] || 0) + 1
    })
  })
}
ranked(dyads, "pair")
