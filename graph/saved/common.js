// What the saved queries share; it goes before each.
var cooperation = ["<plover:AGREE>", "<plover:CONSULT>", "<plover:SUPPORT>", "<plover:COOPERATE>", "<plover:AID>", "<plover:CONCEDE>"]
var conflict = ["<plover:ACCUSE>", "<plover:REJECT>", "<plover:THREATEN>", "<plover:PROTEST>", "<plover:SANCTION>", "<plover:MOBILIZE>", "<plover:COERCE>", "<plover:ASSAULT>"]
function withPeople(x) { return g.V(x).Or(g.V(x).In("<schema:country>")) }
// ties counts the events of some classes between x and each other actor.
function ties(x, classes) {
  var own = {}, count = {}
  withPeople(x).ForEach(function (d) { own[d.id] = true })
  var add = function (d) { if (!own[d.id]) count[d.id] = (count[d.id] || 0) + 1 }
  classes.forEach(function (c) {
    withPeople(x).In("<schema:source>").Has("<rdf:type>", c).Out("<schema:target>").ForEach(add)
    withPeople(x).In("<schema:target>").Has("<rdf:type>", c).Out("<schema:source>").ForEach(add)
  })
  return count
}
function first(count, n) {
  return Object.keys(count).sort(function (a, b) { return count[b] - count[a] || (a < b ? -1 : 1) }).slice(0, n)
}
function ranked(count, name) {
  first(count, 1000).forEach(function (k) {
    var row = {events: count[k]}
    row[name] = k
    g.emit(row)
  })
}
