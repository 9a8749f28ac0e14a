# El equipo: quién puede entrar, y cómo.
staff = Equipo
staff-hint = Presidencia, secretaría, escrutinio y pantallas entran con nombre y contraseña. Quien lleva la secretaría lleva esta lista; lo que se hace aquí no consta en el acta pública.
staff-state = Acceso
staff-open = abierto
staff-shut = cerrado
staff-with-code = con código
staff-last = Última entrada
staff-never = nunca
staff-failed-since = { $n ->
    [one] un intento fallido desde entonces
   *[other] { $n } intentos fallidos desde entonces
}
staff-add = Añadir a alguien
staff-add-hint = La contraseña se crea aquí y se muestra una sola vez. Cada cual puede elegir otra después de entrar.
staff-role = Función
staff-add-button = Añadir
staff-back = Volver al equipo
staff-password = Contraseña de { $name }
staff-password-hint = Se muestra solo ahora. Al salir de esta página, nadie podrá verla de nuevo.
staff-name = Nombre
staff-reset = Dar otra contraseña
staff-reset-hint = La contraseña anterior, los enlaces, las páginas abiertas y los códigos del teléfono dejan de valer al momento. La nueva contraseña se muestra una sola vez, aquí.
staff-disable = Cerrar el acceso
staff-disable-hint = La sesión de { $name } termina al momento en todos sus dispositivos, y no podrá entrar hasta que usted abra de nuevo el acceso.
staff-enable = Abrir de nuevo el acceso
staff-enable-hint = { $name } puede entrar de nuevo con la misma contraseña.
staff-remove = Quitar
staff-remove-hint = { $name } sale de esta lista, y este historial con ella. Lo que { $name } hizo en el congreso queda en el acta.
staff-history = Qué ha pasado
staff-history-none = Nada todavía.
staff-when = Cuándo
staff-what = Qué
staff-browser = Navegador
staff-added = Alta hecha por { $by }
staff-was-reset = Nueva contraseña dada por { $by }
staff-disabled = Acceso cerrado por { $by }
staff-enabled = Acceso abierto de nuevo por { $by }
staff-changed = Eligió otra contraseña
staff-second-begun = Activó los códigos
staff-second-ended = Desactivó los códigos
staff-by-password = Entró con la contraseña
staff-by-link = Entró por un enlace
staff-by-password-and-code = Entró con contraseña y código
staff-by-link-and-code = Entró por un enlace y con un código
staff-failed = { $n ->
    [one] Un intento fallido
   *[other] { $n } intentos fallidos
}
staff-operator = quien opera el servidor
account = Su acceso
account-hint = Para { $person }.
account-password = Elegir otra contraseña
account-present = Contraseña actual
account-new = Contraseña nueva, de { $n } caracteres como mínimo
account-password-hint = Se cerrará la sesión en sus otros dispositivos.
account-password-button = Cambiar la contraseña
account-changed = Hecho.
account-second = Códigos de su teléfono
account-second-off = Además de la contraseña se puede pedir un código de seis cifras. Lo muestra una aplicación de autenticación en su teléfono, también sin red.
account-second-on = En cada entrada se pide un código de su aplicación de autenticación.
account-second-begin = Activar
account-second-scan = Escanee esto con su aplicación de autenticación
account-second-by-hand = O escriba en ella este secreto
account-second-once = Se muestra solo ahora. No guarde copia; si pierde el teléfono, otra persona de la secretaría le dará una contraseña nueva sin código.
account-second-code = El código que muestra la aplicación
account-second-confirm = Confirmar
account-second-end = Prescindir de los códigos
account-second-end-code = Un código, por última vez
second-step = El código de su teléfono
second-step-hint = Escriba el código de seis cifras que muestra ahora su aplicación de autenticación. Si ha perdido el teléfono, pida una contraseña nueva a otra persona de la secretaría.
second-step-code = Código
failure-disabled = Su acceso está cerrado. Diríjase a la secretaría.
failure-ended-disabled = La secretaría ha cerrado su acceso, por lo que se ha cerrado su sesión.
failure-ended-reset = Su contraseña o sus códigos han cambiado, por lo que se ha cerrado aquí su sesión. Entre de nuevo; si no sabe de ello, diríjase a la secretaría.
failure-wrong-code = Este código no es correcto, o ya se usó. Espere el siguiente y escríbalo.
failure-no-first-step = Ha pasado demasiado tiempo. Entre de nuevo.
failure-too-fast = Demasiados intentos con este nombre. Pruebe de nuevo dentro de { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
}, o escanee el código de su tarjeta.
failure-crowded = Demasiadas personas entran a la vez. Pruebe de nuevo en un momento, o escanee el código de su tarjeta.
failure-name-taken = Ya hay alguien con este nombre. Elija otro.
failure-bad-user-name = Un nombre ocupa una línea y tiene de 1 a 60 caracteres.
failure-no-such-user = No hay nadie con este nombre en el equipo.
failure-last-secretary = Es la última persona de la secretaría que puede entrar. Añada primero a otra. No se ha cambiado nada.
failure-short-password = Una contraseña tiene de 10 a 500 caracteres. No se ha cambiado nada.
failure-wrong-password = Esta no es su contraseña actual. No se ha cambiado nada.
failure-unconfirmed = Este código no viene del secreto. Compruebe que el reloj del teléfono esté en hora, y escriba el código que se muestra ahora.
failure-not-begun = Esto no se ha empezado, o ya está hecho. Empiece de nuevo.
