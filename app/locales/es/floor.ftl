# El orden del día, la sala, las cuestiones de procedimiento, las votaciones nominales y la palabra.

procedural = cuestión de procedimiento
procedural-of = Cuestión de procedimiento · compromiso { $place } de { $of }
commitments-of = Compromisos { $places } de { $of }
motion-close_debate = Cerrar el debate
motion-close_debate-sentence = ¿Se cierra el debate sobre este compromiso?
motion-adjourn = Levantar la sesión
motion-adjourn-sentence = ¿Se levanta la sesión?
motion-refer_back = Devolver a la comisión
motion-refer_back-sentence = ¿Se devuelve este compromiso a la comisión?
under-discussion = En debate
see-commitment = Ver el compromiso
chair-arrange = Orden y decisión conjunta…
chair-move = Mover el compromiso { $place } al lugar
chair-move-button = Mover
chair-group = Decidir el compromiso { $place } junto con
chair-group-button = Decidirlos juntos
chair-together = se decide junto con otros
chair-together-hint = Los compromisos { $places } se decidirán juntos, en una sola ronda.
chair-bloc = Compromisos { $places } juntos
chair-separate = Separar
chair-separation-asked = Piden una ronda aparte: { $names }
chair-hall = La sala
chair-hall-round = La sala muestra la ronda.
chair-hall-welcome = La sala muestra la bienvenida.
chair-hall-commitment = La sala muestra el último compromiso anunciado.
chair-hall-result = La sala muestra la última ronda.
chair-hall-paused = La sala muestra su mensaje en lugar de todo lo demás.
chair-show-commitment = Mostrar este compromiso
chair-show-result = Mostrar su resultado
chair-show-welcome = Mostrar la bienvenida
chair-pause-fold = Poner la sala en pausa…
chair-pause-hint = El mensaje queda en la sala hasta que usted lo retire. Si no escribe nada, anuncia una breve pausa. Una ronda abierta continúa.
chair-pause = Poner en pausa
chair-resume = Retirar el mensaje
hall-pause = Una breve pausa. Continuamos pronto.
chair-procedural = Cuestión de procedimiento…
chair-procedural-hint = Se abre de inmediato, por votación de mayoría simple de los delegados, sin límite de tiempo.
chair-procedural-typed = O plantee otra cuestión, en uno o más idiomas:
chair-procedural-open = Plantearla ahora
chair-preview = Vista previa
chair-preview-button = Vista previa
chair-preview-phone = En los teléfonos
chair-preview-hall = En la sala
chair-roll-call = Votación nominal
chair-roll-call-hint = Se llama a las delegaciones una a una y responden en voz alta; los teléfonos no reciben votos.
chair-draw-letter = Sortear la letra por la que empieza
chair-closing = ¿Cerrar ahora?
chair-closing-missing = { $delegates ->
    [one] { $delegates } delegado o delegada de { $delegations ->
        [one] { $delegations } delegación
       *[other] { $delegations } delegaciones
    } no ha votado aún.
   *[other] { $delegates } delegados y delegadas de { $delegations ->
        [one] { $delegations } delegación
       *[other] { $delegations } delegaciones
    } no han votado aún.
} Lo que no se haya enviado no contará. Una ronda cerrada no puede reabrirse.
chair-closing-call = { $n ->
    [0] Se ha llamado a todas las delegaciones.
    [one] No se ha llamado aún a { $n } delegación, que contará como sin votar.
   *[other] No se ha llamado aún a { $n } delegaciones, que contarán como sin votar.
} Una ronda cerrada no puede reabrirse.
chair-closing-now = Cerrar ahora
chair-closing-not = Dejar abierta
chair-quorum-would-miss = Si la ronda se cerrara ahora, no habría quórum: { $condition }.
chair-annul-consequence = El resultado no se mostrará a nadie. La ronda consta en el acta como anulada, con su motivo, y puede repetirse.
call-turn = Se llama a:
call-now = llamada
call-all-called = Se ha llamado a todas las delegaciones.
call-no-answer = Sin respuesta
call-correct = Corregir…
call-order = Votación nominal
call-letter = desde la letra { $letter }
call-aloud = Es una votación nominal: su delegación responde en voz alta cuando se la llama.
position-spoken = respondió en voz alta
floor-has = Tiene la palabra
floor-end = Terminar la intervención
floor-time-left = Tiempo de palabra restante
floor-asking = Piden la palabra
floor-nobody = Nadie pide la palabra.
floor-closed = La lista de oradores está cerrada.
floor-give = Dar la palabra
floor-strike = Quitar a { $name } de la lista
floor-point-of-order = moción de orden
floor-close-list = Cerrar la lista
floor-open-list = Reabrir la lista
floor-settings = Tiempo de palabra…
floor-seconds = Segundos por orador
floor-alternate = Las delegaciones se alternan
floor-next = A continuación
floor-on = Pedir la palabra sobre el compromiso { $place }
floor-ask = Pedir la palabra
floor-ask-order = Moción de orden
floor-leave = Retirar la petición
floor-place = Usted ocupa el puesto { $n } de la lista de oradores.
floor-yours = Usted tiene la palabra.
separation-hint = La presidencia propone decidirlos en una sola ronda. Usted puede pedir que uno se decida por separado.
separation-ask = Pedir una ronda aparte
separation-asked = Usted pidió una ronda aparte.
debate-procedural = Cuestiones de procedimiento
debate-speakers = Intervenciones
chair-hall-floor = La sala muestra quién tiene la palabra.
chair-visibility = En el acta
visibility-of-rules = según las reglas
visibility-names = la papeleta de cada delegado o delegada
visibility-delegations = los recuentos por delegación
visibility-secret = confidencial: los totales y quién participó
