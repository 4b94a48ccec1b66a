import type { Words } from './words.ts';

export const problems: Words['problems'] = {
  malformed: {
    title: 'No se entiende la petición',
    meaning:
      'No se pudo entender la propia petición: su dirección, una cabecera, un campo de formulario o un nombre que contiene tiene una forma que no se acepta aquí. No se llegó a examinar el torrent.',
    remedies: [
      'Lea la línea que acompaña al error: indica la parte incorrecta.',
      'Termine la dirección en `.torrent` para publicar con ese nombre, o en una barra para publicar en una colección.',
      'En un formulario, llame `file` a la parte del archivo, como en `curl -F file=@name.torrent`.',
    ],
  },
  unauthorized: {
    title: 'Sin token válido',
    meaning:
      'La petición modifica algo, y eso requiere un token. No traía ninguno, o traía uno que no se conoce aquí o que ha caducado.',
    remedies: [
      'Con curl, envíe el token como contraseña: `curl -u :TOKEN -T name.torrent URL/`',
      'En otros programas, envíe la cabecera `Authorization: Bearer TOKEN`.',
      'En un navegador, inicie sesión en `/login` o escríbalo en el campo «Token» del formulario de subida.',
      'Si no tiene ninguno, pídalo al operador. El servicio muestra el primero cuando se inicia por primera vez.',
    ],
  },
  forbidden: {
    title: 'No permitido',
    meaning:
      'El token se conoce, pero no tiene permiso para esto: su rol no basta, está ligado a otra colección o el torrent lo publicó otra persona.',
    remedies: [
      'Use el token con el que se publicó el torrent.',
      'Publique en una colección para la que sirva el token.',
      'Pida al operador un token con el rol necesario: quienes suben torrents modifican los propios; la moderación, todos.',
    ],
  },
  not_found: {
    title: 'No encontrado',
    meaning: 'No hay nada en esta dirección: nunca se publicó en ella ningún torrent, colección ni página.',
    remedies: [
      'Compruebe que en la dirección no sobre ni falte ninguna letra; se distinguen mayúsculas y minúsculas.',
      'Busque el torrent por su nombre.',
      'Si tiene el infohash, consulte `/torrents/` seguido del infohash.',
    ],
  },
  method_not_allowed: {
    title: 'La dirección no acepta este método',
    meaning: 'Hay algo en esta dirección, pero no acepta el método de la petición, como `PUT` o `DELETE`.',
    remedies: [
      'Consulte la cabecera `Allow` de la respuesta: enumera los métodos que acepta la dirección.',
      'Publique con `PUT` en una dirección que termine en `.torrent` o en una barra, o con `POST` en una que termine en una barra.',
    ],
  },
  conflict: {
    title: 'Algo lo impide',
    meaning:
      'La petición contradice lo que ya existe. Lo más habitual es que el mismo torrent esté publicado en otra ruta; un torrent solo está una vez en el catálogo.',
    remedies: [
      'Siga el enlace que acompaña al error: lleva al torrent que lo impide.',
      'Publique en la ruta que el torrent ya tiene, o elimínelo antes de allí.',
      'Si la primera carpeta de la dirección pertenece al propio servicio, elija otro nombre para ella.',
      'Si publicó en un infohash, asegúrese de que el torrent lo tiene realmente.',
    ],
  },
  gone: {
    title: 'Se eliminó',
    meaning:
      'En esta dirección se publicó un torrent que después se eliminó; lo hizo quien lo publicó o la moderación.',
    remedies: [
      'Búsquelo por su nombre: puede que haya uno más reciente.',
      'Quien lo publicó puede volver a publicarlo en la misma dirección.',
    ],
  },
  precondition_failed: {
    title: 'No se cumple una condición',
    meaning:
      'La petición traía una condición, `If-Match` o `If-None-Match`, que no se cumple: lo publicado allí no es lo que se creía al enviarla. No se modificó nada.',
    remedies: [
      'Vuelva a pedir la dirección, mire lo que hay ahora y envíe su `ETag`.',
      'Omita la condición para reemplazar lo que haya.',
    ],
  },
  too_large: {
    title: 'Demasiado grande',
    meaning: 'El archivo, el formulario o la lista de archivos supera lo que acepta este servicio.',
    remedies: [
      'Cree el torrent con piezas más grandes o con menos archivos: reúna los archivos pequeños en un solo archivo comprimido.',
      'Envíe menos archivos a la vez.',
      'Pida al operador que aumente el límite (`TORRENTRY_UPLOAD_BYTES_MAX`).',
    ],
  },
  unsupported: {
    title: 'Tipo de contenido no aceptado aquí',
    meaning:
      'El contenido está marcado como algo que no es un archivo .torrent, o está comprimido de una forma que aquí no se lee.',
    remedies: [
      'Envíe el archivo .torrent tal cual, con el tipo `application/x-bittorrent` o sin tipo.',
      'Omita `Content-Encoding`.',
    ],
  },
  invalid: {
    title: 'No es un torrent válido',
    meaning:
      'El archivo se leyó, pero no es un torrent que todos los programas de BitTorrent lean igual. Cada hallazgo indica la regla, el lugar dentro del archivo como ruta de claves y posición en bytes, y cómo corregirlo.',
    remedies: [
      'Asegúrese de que el archivo es el propio archivo .torrent, y no una página web ni el contenido.',
      'Vuelva a crear el torrent con un programa actual; la mayoría de los hallazgos desaparecen así.',
      'Si lo creó un programa propio, corrija lo que indican los hallazgos. Los cambios dentro de `info` dan al torrent un infohash nuevo.',
    ],
  },
  rate_limited: {
    title: 'Demasiadas peticiones',
    meaning: 'Llegaron demasiadas peticiones del mismo lugar en poco tiempo.',
    remedies: ['Espere los segundos que indica la cabecera `Retry-After` y después continúe más despacio.'],
  },
  unavailable_for_legal_reasons: {
    title: 'Se eliminó porque la ley lo exigía',
    meaning:
      'En esta dirección se publicó un torrent, y el operador de este servicio tuvo que eliminarlo para cumplir la ley.',
    remedies: [
      'Lea la línea que acompaña al error: puede que indique el motivo.',
      'Si usted lo publicó y cree que se trata de un error, escriba al operador.',
    ],
  },
  internal: {
    title: 'El servidor cometió un error',
    meaning:
      'El servicio falló en algo que debería haber funcionado. El fallo no es suyo, y no se modificó nada.',
    remedies: [
      'Vuelva a intentarlo dentro de un momento.',
      'Si se repite, diga al operador cuándo ocurrió: el registro del servicio contiene los detalles.',
    ],
  },
  unavailable: {
    title: 'No disponible en este momento',
    meaning:
      'El servicio no puede hacer nada en este momento: se está deteniendo, está sobrecargado o su disco está lleno. No se modificó nada.',
    remedies: [
      'Vuelva a intentarlo pasados los segundos que indica la cabecera `Retry-After`.',
      'Si usted es el operador, revise el espacio libre de la carpeta de datos y el registro.',
    ],
  },
};
