# Cuando preguntan más personas a la vez de las que se pueden atender.
failure-overrun = Muchísimas personas acceden al mismo tiempo. Todavía no se ha hecho nada: vuelva a intentarlo dentro de unos segundos.
