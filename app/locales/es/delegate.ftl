
# Lo que hacen delegadas, delegados y jefaturas en rondas de consenso, votaciones indicativas y elecciones de redacción.

way-delegation = Delegación
ballot-version = Versión { $version }, { $why ->
    [objections] tras las objeciones en la ronda { $round }
    [wording] tras la elección de redacción en la ronda { $round }
   *[other] tras la ronda { $round }
}
ballot-changed = Lo que cambia esta versión
ballot-consultative = Su delegación es consultiva: sus posiciones se anotan, pero no cuentan.
ballot-own = Su propia papeleta
ballot-for = Por { $name }, que le ha dado un poder
ballot-alike = { $n ->
    [one] Votar igual en las dos papeletas
   *[other] Votar igual en todas las papeletas
}
ballot-explain = Añadir una explicación de posición
ballot-explanation = Su explicación de posición
ballot-explain-hint = Escríbala primero y elija después: se registra con su elección y consta en acta en nombre de su delegación.
ballot-legend-consensus = Su posición
ballot-legend-poll = Su opinión
ballot-record-position = Registrar mi posición
ballot-record-ratings = Registrar mis valoraciones
ballot-nothing-yet = Aún no hay nada registrado.
ballot-was-rated = Sus valoraciones registradas: { $ratings }, a las { $time }
ballot-to-delegation = Declarar la posición de su delegación
position-reservation-hint = Lo apoyo; mi reserva consta en acta.
position-stand-aside-hint = No lo apoyo y no lo impido.
position-object-hint = No debe aprobarse así. Hace falta un motivo{ $binds ->
    [head] ; la jefatura de su delegación confirma.
    [any] ; su delegación objeta entonces.
   *[share] ; su delegación objeta si lo hacen bastantes de sus integrantes.
}
reason-reservation-label = Su reserva
reason-stand-aside-label = Por qué se hace a un lado
reason-object-label = Su motivo
reason-optional = (opcional, público)
reason-needed = (necesario, público)
reason-hint = Consta en acta en nombre de su delegación. Como máximo { $n } caracteres.
proposal-label = Una redacción que aceptaría
wording-hint = Valore su resistencia a cada alternativa, de 0 a 10. Todas deben valorarse.
wording-lowest = 0 ninguna resistencia
wording-highest = 10 inaceptable
delegation-waiting = No hay ninguna ronda abierta en la que participe su delegación.
delegation-missing = Aún no han votado
delegation-all-voted = Todas las personas de su delegación que pueden votar han votado.
delegation-by-proxy = por poder: { $name }
delegation-objections = Objeciones planteadas en su delegación
delegation-proposal = Redacción propuesta
delegation-confirm = Confirmar esta objeción
delegation-confirmed = Ha confirmado esta objeción.
declaration-legend = Posición de la delegación
declaration-hint = Lo que declare es la posición de la delegación, digan lo que digan sus papeletas. Puede cambiarlo hasta que se cierre la ronda.
declaration-standing = Declarado: { $position }
declaration-split = { $for } a favor, { $against } en contra, { $abstain } en abstención
declaration-reason = Motivo
declaration-object-reason = Una objeción lo necesita.
declaration-declare = Declarar la posición
declaration-none-here = En esta ronda no se puede declarar la posición de su delegación.
declaration-votes = { $n ->
    [one] La delegación tiene { $n } voto
   *[other] La delegación tiene { $n } votos
}
declaration-votes-hint = Para repartirlos, indique cuántos a cada lado. Sin cifras, todos van a la posición declarada.
withdrawal-offer = Ofrecer retirar la objeción
withdrawal-hint = La presidencia puede aceptar la oferta antes de publicar el resultado. La objeción deja entonces de vincular.
withdrawal-offered = Ha ofrecido retirar la objeción. La presidencia decide.
withdrawal-accepted = La presidencia ha aceptado la retirada de la objeción.
