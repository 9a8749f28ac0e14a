# El acta oficial en PDF.

minutes-title = Acta
minutes-contents = Índice
minutes-page = Página
minutes-foot = Registro { $fingerprint }
minutes-rounds = { $n ->
    [one] { $n } ronda celebrada
   *[other] { $n } rondas celebradas
}{ $annulled ->
    [0] {""}
    [one] , { $annulled } de ellas anulada
   *[other] , { $annulled } de ellas anuladas
}
minutes-not-included = No incluidas
minutes-pending = { $n ->
    [one] { $n } ronda cuyo resultado no se ha publicado
   *[other] { $n } rondas cuyos resultados no se han publicado
}
minutes-as-of = A fecha de
minutes-attendance = Asistencia
minutes-attendance-intro = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
} de { $delegations } de las { $of } delegaciones estuvieron presentes en al menos una ronda o lo están ahora.
minutes-status = Condición
minutes-people = Personas presentes
minutes-decisions = Decisiones
minutes-commitments = Los compromisos y sus versiones
minutes-circulated = Texto distribuido (versión 1)
minutes-version = Versión { $n }
minutes-number = Número
minutes-signatures = Firmas
minutes-check = Esta acta procede del registro firmado del congreso. Cualquiera puede volver a contarlo todo a partir de record.json y comparar lo firmado con las líneas siguientes.
downloads-minutes = Acta oficial
making-title = Se está preparando { $name }
making-hint = La descarga empieza por sí sola; entonces puede dejar esta página.
making-seconds = { $n ->
    [one] { $n } segundo transcurrido
   *[other] { $n } segundos transcurridos
}
making-steps = { $done } de { $of }
making-progress = Progreso
making-now = Volver a pedirlo ahora
failure-press-missing = El programa que hace los PDF no está en este servidor. Quien lo administra lo compila con «make paper»; hasta entonces, las demás exportaciones dan las mismas cifras.
failure-press-failed = No se pudo hacer el PDF. Las demás exportaciones dan las mismas cifras; el registro del servidor dice por qué.
failure-document-gone = Este documento ya no se conserva. Pídalo de nuevo donde lo encontró.
