
# La casa: lo que dice cuando no puede hacer su trabajo.
failure-disk-full = El disco del servidor está lleno. No se ha registrado nada: avise a la secretaría e inténtelo de nuevo cuando haya espacio.
