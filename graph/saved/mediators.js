// mediators ACTOR ACTOR: who deals peacefully with both of two actors, most often first
var one = ties($1, cooperation), two = ties($2, cooperation), both = {}
Object.keys(one).forEach(function (who) {
  if (two[who] && who !== $1 && who !== $2) both[who] = Math.min(one[who], two[who])
})
ranked(both, "mediator")
