// rivals-of ACTOR: with whom an actor is in conflict, most often first
ranked(ties($1, conflict), "actor")
