
# El teléfono de delegadas y delegados: lo que se envía, lo que espera, lo que es nuevo.

enter-code-hint = Las mayúsculas, los espacios y los guiones no importan.
outbox-sending = Enviando «{ $choice }»…
outbox-waiting = «{ $choice }» aún no se ha enviado. Se guarda en este teléfono y se envía en cuanto haya red.
outbox-refused = «{ $choice }» no se ha registrado.
outbox-understood = Entendido
live-old = estado de hace { $n } min
ballot-title-open = Vote ahora
ballot-tap = Un toque registra su elección. Puede cambiarla hasta que se cierre la ronda.
ballot-recorded-choice = registrado
ballot-ratings = Sus valoraciones
ballots-own = Mis papeletas hasta ahora
ballots-hint = Solo usted ve esta lista: lo que votó, a qué posición llegó su delegación y qué se decidió.
ballots-you = Usted
ballots-delegation = Su delegación
ballots-none = sin papeleta
ballots-secret = votación secreta: no se guarda ninguna elección con su nombre
ballots-at = el { $time }
now-title = Novedades
now-current = Esta papeleta está al día a las { $time }.
now-left = Quedan { $time }.
now-closed = La ronda está cerrada.
now-result = Hay un resultado.
now-outside = Ya no tiene la sesión abierta en este teléfono.
now-go = Mostrar
offline = Sin red
offline-hint = Las papeletas vienen del servidor, así que ahora no se puede mostrar ninguna. Lo que eligió y aún no se pudo enviar se guarda en este teléfono y se envía cuando vuelva la red; esta página vuelve entonces por sí sola.
offline-resolution = Leer mientras tanto la resolución
failure-replaced = Ha elegido de nuevo desde entonces. Esta elección anterior no se registró.
date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
date-time = { date }, { $time }
