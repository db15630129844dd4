// timeline ACTOR ACTOR: how often two actors, their people and forces dealt with each other, by month
var months = {}
function count(a, b) {
  withPeople(a).In("<schema:source>").And(withPeople(b).In("<schema:target>")).Save("<schema:date>", "date").ForEach(function (d) {
    var month = d.date.substring(0, 7)
    months[month] = (months[month] || 0) + 1
  })
}
count($1, $2)
count($2, $1)
Object.keys(months).sort().forEach(function (m) { g.emit({month: m, events: months[m]}) })
