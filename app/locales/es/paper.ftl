
# El papel: lo que la secretaría introduce cuando fallan los teléfonos, y la ronda que se reabre para ello.
paper = Papeletas en papel
paper-hint = Para cuando fallan los teléfonos: aquí se introduce lo que figura en la papeleta en papel de una delegada o un delegado. Cuenta como una papeleta enviada por teléfono; el registro dice que vino en papel y quién la introdujo.
paper-no-round = No hay ninguna ronda abierta. Cuando la presidencia abra una ronda, o reabra una para las papeletas en papel, se introducen aquí.
paper-call = Es una votación nominal: no hay papeletas. Anote la respuesta de cada delegación en la página de la secretaría.
paper-reopened = Reabierta para las papeletas en papel desde las { $time }. Ya no se admiten teléfonos.
paper-search = Buscar por número de delegado/a, partido o país
paper-nobody-found = Nadie en esta ronda corresponde a esto.
paper-delegations = Delegaciones en esta ronda
paper-column-recorded = Papeletas registradas
paper-column-paper = De ellas, en papel
paper-enter = Introducir
paper-entering = Papeletas de { $delegation }
paper-nobody-entitled = Nadie de esta delegación puede votar en esta ronda.
paper-none = Sin papel
paper-rating = { $name }, de 0 a 10
paper-state-none = aún no hay nada registrado
paper-state-phone = hay registrada una papeleta enviada por teléfono
paper-state-paper = en papel, introducida a las { $time } por { $by }
paper-by-proxy = ausente; { $name } tiene el poder
paper-replaces-phone = El papel sustituye la papeleta enviada por teléfono
paper-replaces-paper = Esto corrige la papeleta en papel ya introducida
paper-words = Texto que figura en el papel
paper-reason = Motivo o explicación
paper-proposal = Redacción propuesta, con una objeción
paper-record = Registrar estas papeletas
paper-record-hint = Se registran todas o ninguna.
paper-done = { $n ->
    [one] Se ha registrado una papeleta en papel.
   *[other] Se han registrado { $n } papeletas en papel.
}
paper-refused = No se ha registrado nada. { $rows }
paper-row = { $delegate }: { $why }
paper-row-no-option = no está marcada ninguna opción de esta ronda.
paper-row-observer = la delegación participa como observadora y no vota.
paper-row-consultative = la delegación es consultiva y no participa en las votaciones.
paper-row-substitute = suplente sin mandato en esta ronda.
paper-row-replaced = una persona suplente vota en su lugar en esta ronda.
paper-row-absent = no constaba como presente cuando se abrió esta ronda.
paper-row-accredited = acreditado/a después de abrirse esta ronda.
paper-row-reason = una objeción necesita su motivo.
paper-own = Registrada en papel por la secretaría
paper-own-hint = En esta ronda su papeleta vino en papel, por lo que ya no se admite por teléfono. Si no es correcta, acuda a la secretaría.
paper-round-hint = Esta ronda está abierta para las papeletas en papel, en la secretaría. Ya no se admiten teléfonos.
paper-hall = La secretaría está introduciendo las papeletas en papel.
paper-chair-fold = Reabrir para las papeletas en papel…
paper-chair-consequence = El recuento que ve queda sin efecto y la ronda se reabre, solo para las papeletas en papel que introduce la secretaría; después la cierra usted y se vuelven a contar todas las papeletas. La reapertura y su motivo son públicos de inmediato: no diga en él nada del recuento.
paper-chair-reason = Motivo, que cualquiera puede leer
paper-chair-reopen = Reabrir para las papeletas en papel
paper-record-section = Papel
paper-record-reopened = Cerrada a las { $closed }, reabierta para las papeletas en papel a las { $time } por { $by }.
paper-record-entered = { $n ->
    [one] Una papeleta vino en papel y la introdujo { $by }:
   *[other] { $n } papeletas vinieron en papel y las introdujo { $by }:
}
paper-sheet-ballot = Papeleta
paper-sheet-tally = Hoja de recuento
refusal-round-reopened = La ronda { $round } está reabierta solo para las papeletas en papel, que introduce la secretaría. No se ha cambiado nada.
refusal-on-paper = Esta papeleta la registró la secretaría en papel y ya no se admite por teléfono. Si no es correcta, acuda a la secretaría.
refusal-paper-not-offered = En una votación secreta no se introduce aquí nada en papel.
refusal-no-paper = No se ha rellenado ninguna papeleta. Elija una opción para al menos un delegado o una delegada.
refusal-recorded-already = Ya hay una papeleta registrada. Si vale el papel, marque que sustituye esa papeleta.
