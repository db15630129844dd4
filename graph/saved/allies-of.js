// allies-of ACTOR: with whom an actor cooperates, most often first
ranked(ties($1, cooperation), "actor")
