### Español. Los términos son los de RULES.md; las mismas claves están en cada lengua.

## La casa

product = Hemicycle
skip = Ir al contenido
language = Idioma
ways = Páginas
way-ballot = Papeleta
way-resolution = Resolución
way-record = Registro
way-chair = Presidencia
way-hall = Sala
way-desk = Secretaría
way-back = Volver
leave = Cerrar sesión
entered-as = Sesión iniciada como { $person }.
live-connected = En directo
live-lost = Sin conexión
live-announcement = Hay una ronda abierta: vaya a su papeleta
role-chair = Presidencia
role-secretariat = Secretaría
role-teller = Escrutinio
role-screen = Pantalla de la sala
role-operator = Operación
role-head = jefatura de delegación
role-delegate = delegado/a
role-substitute = suplente
not-found = Página no encontrada
not-found-sentence = No hay nada en esta dirección.
refused = Esto no se puede hacer

## La entrada

enter = Iniciar sesión
enter-hint = Escanee el código de su tarjeta. Si no funciona, escriba lo que está impreso en ella.
enter-delegate = Número de su tarjeta
enter-code = Código de su tarjeta
enter-button = Iniciar sesión
enter-staff = Presidencia, secretaría y pantallas
enter-name = Nombre
enter-password = Contraseña
enter-as = Entrar como { $person }
enter-as-hint = ¿No es usted? Cierre esta página y entregue la tarjeta a la secretaría.
enter-void = Este enlace ya no es válido
enter-void-hint = Puede que la tarjeta se haya sustituido. Acuda a la secretaría con su tarjeta o inicie sesión con el número y el código impresos en ella.
enter-by-code = Iniciar sesión con número y código

## Números y unidades

of = de
amount = { $unit ->
    [delegates] { $n ->
        [one] { $n } delegado/a
       *[other] { $n } delegados/as
    }
    [delegations] { $n ->
        [one] { $n } delegación
       *[other] { $n } delegaciones
    }
   *[votes] { $n ->
        [one] { $n } voto
       *[other] { $n } votos
    }
}
unit-name = { $unit ->
    [delegates] Delegados/as
    [delegations] Delegaciones
   *[votes] Votos
}
have-of = { $have } de { $of }
share = { $name ->
    [whole] la totalidad
    [half] la mitad
    [third] un tercio
    [two_thirds] dos tercios
    [three_quarters] tres cuartos
    [three_fifths] tres quintos
   *[other] { $p }/{ $q }
}
minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
time-left = Tiempo restante

## Compromisos y textos

commitment-of = Compromiso { $place } de { $of }
commitment-heading = { $place }. { $heading }
round-attempt = ronda { $n }
round-number = Ronda { $n }
rounds = Rondas
rounds-none = Aún no se ha celebrado ninguna ronda.
text-official = texto oficial
text-working = traducción de trabajo
text-working-long = Traducción de trabajo; solo el texto oficial hace fe.
resolution-none = Aún no se ha presentado ninguna resolución al congreso.
whole-text = El texto completo
standing-pending = pendiente
standing-open = abierto
standing-counting = resultado a continuación
stage-open = Abierta
stage-closed = Cerrada, resultado a continuación
stage-published = Publicada
stage-annulled = Anulada
next-commitment = Próximo compromiso

## Reglas

rule-adopted = Aprobado si { $conditions }.
rule-and = { $first }, y si { $second }
rule-simple = hay más { $unit ->
    [delegates] delegados/as
    [delegations] delegaciones
   *[votes] votos
} a favor que en contra
rule-absolute = más de la mitad { $unit ->
    [delegates] de todos los delegados/as con derecho a voto están a favor
    [delegations] de todas las delegaciones con derecho a voto están a favor
   *[votes] de todos los votos posibles son a favor
}
rule-unanimity = { $unit ->
    [delegates] al menos un delegado/a está a favor y nadie está en contra
    [delegations] al menos una delegación está a favor y ninguna está en contra
   *[votes] hay al menos un voto a favor y ninguno en contra
}
rule-qualified = { $share } { $base ->
    [cast] { $unit ->
        [delegates] de los delegados/as que votan a favor o en contra
        [delegations] de las delegaciones que votan a favor o en contra
       *[votes] de los votos a favor o en contra
    }
    [voted] { $unit ->
        [delegates] de los delegados/as que votan, incluidas las abstenciones,
        [delegations] de las delegaciones que votan, incluidas las abstenciones,
       *[votes] de los votos emitidos, incluidas las abstenciones,
    }
    [present] { $unit ->
        [delegates] de los delegados/as presentes
        [delegations] de las delegaciones presentes
       *[votes] de los votos presentes
    }
   *[entitled] { $unit ->
        [delegates] de los delegados/as con derecho a voto
        [delegations] de las delegaciones con derecho a voto
       *[votes] de todos los votos posibles
    }
} { $unit ->
    [votes] son
   *[other] están
} a favor
rule-per-delegation = Cada delegación tiene un voto, según la mayoría de sus delegados/as.
rule-weighted-bloc = Cada delegación da todos sus votos al mismo lado, según la mayoría de sus delegados/as.
rule-weighted-split = Los votos de cada delegación se reparten según votan sus delegados/as.
rule-consensus = { $objections ->
    [0] Aprobado si ninguna delegación objeta
    [one] Aprobado si objeta como máximo una delegación
   *[other] Aprobado si objetan como máximo { $objections } delegaciones
} y si { $share } de las que no se abstienen lo apoyan, con o sin reservas.
rule-poll = Una votación indicativa: no se decide nada.
rule-wording = Se prefiere la redacción que encuentra menos resistencia.
quorum-condition = { $strict ->
    [yes] más de { $share }
   *[no] al menos { $share }
} { $unit ->
    [delegates] de los delegados/as con derecho a voto
    [delegations] de las delegaciones con derecho a voto
   *[votes] de todos los votos posibles
} { $measure ->
    [present] están presentes
   *[voted] participan
}
quorum-sentence = Quórum: { $conditions }.
quorum-none = No se requiere quórum.
quorum-and = { $first } y { $second }
quorum-found = { $have } de { $whole } { $measure ->
    [present] presentes
   *[voted] con voto emitido
}
quorum-met = Hay quórum: { $found }.
quorum-missed = No hay quórum: { $found }.
preset-simple_majority-name = Mayoría simple de delegados/as
preset-two_thirds_of_delegations-name = Dos tercios de las delegaciones
preset-weighted_bloc-name = Votos ponderados, en bloque
preset-weighted_split-name = Votos ponderados, repartidos
preset-double_majority-name = Doble mayoría

## Opciones y resultados

choice-for = A favor
choice-against = En contra
choice-abstain = Abstención
choice-agree = De acuerdo
choice-reservation = De acuerdo con reservas
choice-stand_aside = Hacerse a un lado
choice-object = Objeción
choice-support = Apoyo
choice-support_with_reservations = Apoyo con reservas
choice-neutral = Neutral
choice-need_discussion = Por debatir
choice-oppose = Oposición
choice-not_voting = Sin votar
outcome-inquorate = Sin quórum
outcome-adopted = Aprobado
outcome-not_adopted = No aprobado
outcome-objection_sustained = Objeción
outcome-no_consensus = Sin consenso
outcome-adopted_with_dissent = Aprobado con disenso
outcome-adopted_with_reservations = Aprobado con reservas
outcome-adopted_unanimously = Aprobado por unanimidad
outcome-adopted_by_consensus = Aprobado por consenso
outcome-noted = Se toma nota
outcome-preferred = Preferido
outcome-run_off = Segunda elección
reason-simple = { $amount } a favor, { $against } en contra.
reason-absolute = { $for } de { $whole } con derecho a voto a favor; más de la mitad serían { $needed }.
reason-unanimity = { $amount } a favor, { $against } en contra; basta una oposición para detenerlo.
reason-qualified = { $for } de { $whole } { $base ->
    [cast] a favor
    [voted] con voto emitido están a favor
    [present] presentes están a favor
   *[entitled] en total están a favor
}; { $share } serían { $needed }.
reason-nobody = Nadie ha votado a favor ni en contra.
reason-tie = Empate: tantos a favor como en contra, y eso no basta.
reason-inquorate = { $found }; quórum: { $condition }.
counts-caption = Recuento en { $unit ->
    [delegates] delegados/as
    [delegations] delegaciones
   *[votes] votos
}
by-delegation = Resultado por delegación
position-divided = dividida
position-declared = declarada por la jefatura
see-delegations = Resultado por delegación
see-record = Ver el registro
annulled-because = Esta ronda fue anulada: { $reason }
hemicycle-label = { $for } a favor, { $against } en contra, { $abstain } abstenciones
hemicycle-unit = { $unit ->
    [delegates] { $n ->
        [one] delegado/a
       *[other] delegados/as
    }
    [delegations] { $n ->
        [one] delegación
       *[other] delegaciones
    }
   *[votes] { $n ->
        [one] voto
       *[other] votos
    }
}
hemicycle-scale = cada escaño representa { $n }

## La papeleta

ballot-legend = Su voto
ballot-yours = su elección
ballot-recorded = Registrado a las { $time }
ballot-changeable = Puede cambiarlo hasta que se cierre la ronda.
ballot-not-yet = Aún no ha votado.
ballot-was = Su voto registrado: { $choice }, a las { $time }
ballot-closed = La ronda está cerrada. El resultado llega cuando la presidencia lo publique.
ballot-time-is-up = Se acabó el tiempo. La ronda se está cerrando.
ballot-waiting = No hay ninguna ronda abierta
ballot-waiting-hint = Esta página muestra su papeleta en cuanto la presidencia abra una ronda.
ballot-delegates-only = Solo votan los delegados y las delegadas. Aquí puede seguir la ronda.
results-hidden = Los resultados permanecen ocultos hasta el cierre y la publicación.

## La presidencia

agenda = Orden del día
chair-decision = Decisión
chair-no-agenda = Aún no hay ninguna resolución. La introduce la secretaría.
chair-rules = Reglas de la ronda
chair-time-limit = Límite de tiempo
chair-no-limit = Sin límite de tiempo
chair-open = Abrir la ronda
chair-quorum-unmet = Ahora no se cumple: { $condition }.
chair-extend = + 1 minuto
chair-close = Cerrar la ronda
chair-close-hint = Los resultados permanecen ocultos hasta que los publique.
chair-unpublished = Solo usted ve este resultado hasta que lo publique.
chair-publish = Publicar el resultado
chair-annul-fold = Anular esta ronda…
chair-annul-reason = Motivo, que consta en el registro
chair-annul = Anular la ronda
chair-elsewhere = Ir al compromiso { $place }, que tiene una ronda en curso
chair-next = Siguiente: { $place }. { $heading }
chair-again = Celebrar otra ronda sobre este compromiso…
chair-all-decided = Todos los compromisos están decididos.
missing = Aún sin votar
missing-of = { $missing } de { $of }
missing-none = Todas las personas presentes han votado.
presence = Presencia actual

## La sala

hall-hint = Escanee el código de su tarjeta para entrar y votar.
hall-counting = La ronda está cerrada. A continuación, el resultado.
hall-head = registro { $start }

## El registro

record-hint = Cada ronda con sus reglas, sus recuentos y su sello.
whole-record = Todo el registro
column-round = Ronda
column-commitment = Compromiso
column-outcome = Resultado
column-opened = Abierta
column-closed = Cerrada
column-delegation = Delegación
column-position = Posición
column-votes = Votos
column-split = Reparto: a favor · en contra · abstención
fact-rule = Regla
fact-quorum = Quórum
seal = Sello
seal-hint = Calculado sobre todas las papeletas al cerrar la ronda. Quien tenga el registro puede volver a calcularlo.
download-csv = Resultados (CSV)
download-json = Recuento (JSON)

## La acreditación

desk-people = { $have } de { $of } personas presentes
desk-delegations = { $have } de { $of } delegaciones presentes
desk-search = Buscar por tarjeta, nombre, partido o país
desk-search-button = Buscar
desk-roll = Lista de participantes
desk-found = { $n ->
    [one] { $n } persona
   *[other] { $n } personas
}
desk-more = Solo se muestran las primeras { $n }. Busque para ver otras.
desk-present = presente
desk-absent = ausente
desk-check-in = Registrar llegada
desk-check-out = Registrar salida
desk-by-delegation = Presencia por delegación
column-card = Tarjeta
column-name = Nombre
column-role = Función
column-present = Presencia
