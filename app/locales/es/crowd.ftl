# Cuando preguntan más personas a la vez de las que se pueden atender.
failure-overrun = Muchísimas personas acceden al mismo tiempo. Todavía no se ha hecho nada: vuelva a intentarlo dentro de unos segundos.

# La cola de aquellos cuyo código se está comprobando.
queue = Se está comprobando su código
queue-place = { $n ->
    [1] Usted es la siguiente persona.
   *[other] Ocupa el puesto { $n } de la cola.
}
queue-hint = Muchísimas personas acceden al mismo tiempo. Esta página continúa por sí sola: no hace falta volver a escribir nada.
