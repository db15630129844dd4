// rivals-of-allies ACTOR: the rivals of the five closest allies of an actor
first(ties($1, cooperation), 5).forEach(function (ally) {
  first(ties(ally, conflict), 5).forEach(function (rival) {
    if (rival !== $1) g.emit({ally: ally, rival: rival})
  })
})
