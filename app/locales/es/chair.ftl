
# Lo que dicen presidencia, pantalla, secretaría y acta de objeciones, enmiendas y declaraciones.
standing-referred = remitido
preset-consensus_of_delegations-name = Consenso de las delegaciones
preset-consensus_minus_one-name = Consenso menos uno
preset-indicative_poll-name = Votación indicativa
preset-choice_of_wording-name = Elección de redacción
versions = Versiones del texto
version = Versión { $n }
version-after-round = después de la ronda { $n }
version-changed = Lo que cambió
statements = Explicaciones, reservas y objeciones
statement-objection = Objeción
statement-reservation = Reserva
statement-explanation = Explicación de posición
statement-withdrawn = retirada
statement-proposal = Redacción propuesta
steps = Lo que se hizo
step-withdrawal-offered = { $delegation } ofreció retirar su objeción.
step-withdrawal-accepted = Se aceptó la retirada de la objeción de { $delegation } y se volvieron a contar los mismos votos.
step-amended = Se enmendó el texto: versión { $n }.
step-referred = El compromiso fue remitido.
step-taken-up = Retomado en la ronda { $n }
round-follows = Retoma la ronda { $n }, que quedó sin resultado
reason-objection-sustained = Objeción mantenida: { $objecting ->
    [one] { $objecting } delegación objeta.
   *[other] { $objecting } delegaciones objetan.
}
reason-nobody-agrees = Ninguna delegación está de acuerdo.
reason-no-consensus = { $agreeing } de { $whole } apoyan y { $aside } se hacen a un lado: no es suficiente.
reason-dissent = { $supporting } a favor del consenso; { $objecting ->
    [one] { $objecting } delegación objeta
   *[other] { $objecting } delegaciones objetan
}, lo que la regla admite.
reason-reservations = { $supporting } apoyan, { $reserved } con reservas; { $aside } se hacen a un lado.
reason-unanimous = Todas las delegaciones presentes están de acuerdo: { $supporting }.
reason-by-consensus = { $supporting } apoyan y ninguna delegación objeta.
reason-poll = Participación: { $amount }. Una votación indicativa no decide nada.
reason-preferred = { $name } encuentra la menor resistencia: { $sum }.
reason-run-off = Igual resistencia, { $sum }: { $names }.
reason-nobody-rated = Nadie valoró las alternativas.
alternative = Alternativa { $name }
alternative-none = Ningún texto
counts-noted = Delegaciones consultivas: delegados/as, anotados sin contar
ranking-caption = Suma de la resistencia media de las delegaciones, la menor primero
column-alternative = Redacción
column-resistance = Resistencia
column-tens = Valoraciones de 10
column-individual-objections = Objeciones individuales
delegation-noted = consultiva: anotada, no contada
chair-waiting-objections = Objeciones que esperan a su jefatura de delegación
chair-unresolved = Lo que se puede hacer ahora
chair-withdrawal = Aceptar una retirada
chair-no-objection = No se mantiene la objeción de ninguna delegación.
chair-not-offered = { $delegation } no ha ofrecido retirar su objeción.
chair-accept-withdrawal = Aceptar la retirada
chair-amend = Enmendar el texto
chair-amend-reason = Motivo, que consta en el acta
chair-amend-button = Registrar la nueva versión
chair-use-wording = Redacciones propuestas: copie lo que se vaya a usar
chair-refer = Remitir el compromiso
chair-refer-reason = A quién y por qué, que consta en el acta
chair-refer-button = Remitir
chair-vote = Someter a votación
chair-vote-after-publication = Publique primero este resultado; después se abre aquí la votación.
chair-next-round = Ronda siguiente, sobre el texto enmendado
chair-kind-vote = Votación
chair-kind-consensus = Consenso
chair-kind-poll = Votación indicativa
chair-kind-wording = Elección de redacción
chair-alternatives = Las redacciones entre las que elegir, cada una en todos los idiomas. Lo que quede vacío se omite; «ningún texto» se ofrece siempre.
desk-stands-in-for = con mandato en lugar de { $name }
desk-replaced-by = sustituido/a por { $name }
desk-proxy-held-by = poder en manos de { $name }
desk-proxy-of = tiene el poder de { $name }
desk-mandate = Mandato…
desk-mandate-label = En lugar de
desk-proxy = Poder…
desk-proxy-label = En manos de
desk-nobody = nadie
desk-save = Guardar
desk-rulesets = Reglas
desk-rulesets-none = No se ha añadido ninguna regla a la biblioteca.
desk-ruleset-name = Nombre
desk-ruleset-rules = Contenido de un archivo rules.toml
desk-ruleset-save = Registrar la regla
