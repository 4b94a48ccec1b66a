import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('es');

export const uploadFields: Words['uploadFields'] = {
  more: 'Más datos de los torrents',
  moreHint: 'Todo es opcional y solo para torrents nuevos: los que ya están aquí conservan lo que tienen.',
  titleHint: 'Se muestra en lugar del nombre que figura en el torrent. Para un solo archivo.',
  descriptionHint: (charactersMax: string) =>
    `Markdown, hasta ${charactersMax} caracteres. Puede ampliarse después, al editar el torrent.`,
  chooseAgain: 'Lo que ha escrito sigue en el formulario. Elija los archivos de nuevo.',
  keptFiles: 'Archivos',
  keptFilesHint: 'Se han conservado; no hace falta volver a elegirlos.',
  tooLargeToKeep: plural({
    one: '# archivo es demasiado grande para conservarlo. Vuelva a elegirlo para publicarlo:',
    many: '# de archivos son demasiado grandes para conservarlos. Vuelva a elegirlos para publicarlos:',
    other: '# archivos son demasiado grandes para conservarlos. Vuelva a elegirlos para publicarlos:',
  }),
  publish: 'Publicar',
  publishAccepted: 'Publicar los aceptados',
  checkOthers: 'Comprobar otros archivos',
  chooseOthers: 'Elegir otros archivos',
  uploadMore: 'Subir más torrents',
};

export const uploading: Words['uploading'] = {
  heading: 'Archivos por subir',
  title: 'Título',
  titleHint: 'Se muestra en lugar del nombre que figura en el torrent.',
  states: {
    checking: 'Comprobando…',
    ready: 'Correcto y listo para subir.',
    unchecked: 'Listo para subir. No se pudo comprobar aquí; lo comprobará el servidor.',
    waiting: 'Espera su turno.',
    sending: 'Subiendo…',
    paused: 'Demasiados a la vez. Continúa en # s.',
    published: 'Publicado:',
    upToDate: 'Sin cambios:',
    pending: 'Espera la aprobación de la moderación:',
    here: 'Ya está aquí, byte por byte:',
    hereOtherwise: 'Ya está aquí, con otros trackers u otras anotaciones:',
    refused: 'Rechazado: no es un torrent válido.',
    sameName:
      'No se ha subido: otro archivo de esta lista tiene el mismo nombre, y uno reemplazaría al otro.',
    twice: 'No se ha subido: el mismo torrent ya está en esta lista.',
    failed: 'No se ha subido.',
    noAnswer: 'No se ha subido: no se puede contactar con el servidor.',
    cancelled: 'Cancelado.',
    changed:
      'No se ha subido: el archivo ha cambiado en su disco desde que lo eligió, o ya no se puede leer. Elíjalo de nuevo.',
    gone: 'No se ha subido: el archivo ya no está donde estaba en su disco cuando lo eligió. Elíjalo de nuevo.',
  },
  tooLarge: (size: string) => `No se ha subido: ocupa más de ${size}, el máximo que se acepta aquí.`,
  progress: 'Progreso',
  speed: '#/s',
  standsAt: (link: Html) => html`Está en ${link}.`,
  cancel: 'Cancelar',
  retry: 'Reintentar',
  remove: 'Quitar de la lista',
  addMore: 'Añadir más archivos',
  problems: 'Problemas',
  published: 'Publicados: #',
  review: 'En espera de la moderación: #',
  here: 'Ya estaban aquí: #',
  refused: 'Sin subir: #',
  left: 'Por subir: #',
};

export const uploadSignIn: Words['uploadSignIn'] = {
  heading: 'Inicie sesión para continuar',
  about:
    'No se pierde nada: los archivos que aún no se han subido y todo lo que ha escrito siguen en esta página.',
  still: 'Aún no ha iniciado sesión. Escriba un token o inicie sesión en otra pestaña y continúe después.',
  goOn: 'Continuar',
  newTab: 'Iniciar sesión en otra pestaña',
};
