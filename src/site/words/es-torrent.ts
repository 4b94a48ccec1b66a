import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('es');

export const copying: Words['copying'] = {
  copy: 'Copiar',
  magnet: 'Copiar el enlace magnet',
  copied: 'Copiado.',
  notCopied: 'No se ha copiado. Si el texto está seleccionado, pulse Ctrl+C.',
};

export const share: Words['share'] = {
  title: 'Formas de obtenerlo',
  curl: 'El archivo .torrent, con curl',
  aria2: 'Su contenido, con aria2',
  transmission: 'Añadirlo a Transmission',
  qr: 'Código QR del enlace magnet',
  qrHint: 'Para un programa de torrents en otro dispositivo',
  qrHintWithoutAddresses: 'Para un programa de torrents en otro dispositivo, sin trackers ni semillas web',
  summary: (size: string, files: string) => `${size}, ${files}`,
};

export const standing: Words['standing'] = {
  pending: 'Este torrent espera la aprobación de la moderación.',
  hidden: 'La moderación ha ocultado este torrent.',
  onlySeenBy: 'Solo lo ven quien lo publicó y la moderación.',
  unlisted: 'Este torrent no está en ninguna lista.',
  unlistedMeans: 'Lo ve quien conoce su dirección.',
  reason: (reason: Html) => html`Motivo: ${reason}`,
  takesOver: (other: Html) => html`Cuando se apruebe, ocupará el lugar de ${other}.`,
  publish: 'Publicar',
  publishUnlisted: 'Publicar, pero en ninguna lista',
};

export const manage: Words['manage'] = {
  title: 'Acerca de este torrent',
  edit: 'Editar',
  replace: 'Subir una versión más reciente',
  delete: 'Eliminar',
  report: 'Denunciar',
  versions: 'Versiones anteriores',
  publishedBy: 'Publicado por',
};

export const fileFilter: Words['fileFilter'] = {
  label: 'Filtrar por nombre',
  found: { one: '# coincidencia', many: '# de coincidencias', other: '# coincidencias' },
};

export const fileList: Words['fileList'] = {
  title: (torrent: string) => `Archivos de ${torrent}`,
  heading: (torrent: Html) => html`Archivos de ${torrent}`,
  all: 'Todos los archivos, en páginas propias',
  shown: (first: string, last: string, all: string) => `Archivos ${first} a ${last} de ${all}`,
  path: 'Ruta',
  size: 'Tamaño',
  pages: 'Páginas',
  previous: 'Archivos anteriores',
  next: 'Archivos siguientes',
};

export const edit: Words['edit'] = {
  title: (torrent: string) => `Editar ${torrent}`,
  heading: (torrent: Html) => html`Editar ${torrent}`,
  name: 'Título',
  nameHint: 'Se muestra en lugar del nombre que figura en el torrent.',
  description: 'Descripción',
  descriptionHint: (mark: Html) =>
    html`Markdown: ${mark}. El HTML se muestra tal como está escrito y las imágenes se convierten en enlaces.`,
  category: 'Categoría',
  categoryHint: 'Un nombre corto, sin comas ni barras.',
  tags: 'Etiquetas',
  tagsHint: 'Separadas por comas.',
  licence: 'Licencia',
  licenceHint: (example: Html) =>
    html`Con su nombre en SPDX, por ejemplo ${example}, o con sus propias palabras.`,
  path: 'Dónde está',
  collection: 'Colección',
  fileName: 'Nombre de archivo',
  fileNameHint: (ending: Html) => html`Termina en ${ending}.`,
  visibility: 'Quién lo ve',
  states: {
    public: 'todos, en las listas',
    unlisted: 'quien conozca su dirección',
    hidden: 'solo quien lo publicó y la moderación',
  },
  stateReason: 'Por qué está oculto',
  stateReasonHint: 'Para quien lo publicó.',
  save: 'Guardar',
  preview: 'Previsualizar la descripción',
  previewed: 'Vista previa de la descripción',
  nothingToSee: 'Aún no contiene nada.',
  notSaved: 'No se ha guardado',
  wrongFields: plural({
    one: 'Hay que corregir # campo.',
    many: 'Hay que corregir # de campos.',
    other: 'Hay que corregir # campos.',
  }),
  changed: 'Otra persona ha modificado este torrent desde que abrió el formulario',
  changedMeans:
    'Abajo está lo que ha escrito. Guárdelo de nuevo para que reemplace lo que hay ahora en su lugar:',
  empty: 'nada',
};

export const replace: Words['replace'] = {
  title: (torrent: string) => `Una versión más reciente de ${torrent}`,
  heading: (torrent: Html) => html`Una versión más reciente de ${torrent}`,
  about: (path: Html) =>
    html`Ocupará la dirección ${path}. Este torrent saldrá de las listas y seguirá disponible por su infohash.`,
  file: 'Archivo torrent',
  fileHint: 'El archivo .torrent de la versión más reciente; su nombre no importa.',
  submit: 'Subir',
};

export const removal: Words['removal'] = {
  title: (torrent: string) => `Eliminar ${torrent}`,
  heading: (torrent: Html) => html`¿Eliminar ${torrent}?`,
  about: plural({
    one: 'Saldrá de todas las listas y dejará de ofrecerse por completo. Podrá restaurarse durante # día.',
    many: 'Saldrá de todas las listas y dejará de ofrecerse por completo. Podrá restaurarse durante # de días.',
    other: 'Saldrá de todas las listas y dejará de ofrecerse por completo. Podrá restaurarse durante # días.',
  }),
  reason: 'Motivo',
  reasonHint: 'Lo leerá quien visite su dirección.',
  status: 'Qué responde su dirección',
  statuses: { 410: 'se eliminó (410)', 451: 'se eliminó porque la ley lo exigía (451)' },
  block: 'Que nadie pueda volver a publicarlo. Requiere un motivo.',
  submit: 'Eliminar',
  cancel: 'Conservar',
  removedTitle: 'Eliminado',
  removed: (torrent: Html) => html`${torrent} se ha eliminado`,
  removedAt: (moment: Html) => html`El ${moment}.`,
  restorable: (moment: Html) => html`Puede restaurarse hasta el ${moment}.`,
  notByYou: 'La moderación puede restaurarlo.',
  notByYouLegal: 'Puede restaurarlo quien modera todas las colecciones.',
  undo: 'Restaurar',
  takenBy: (other: Html) => html`Ahora hay otro torrent en su dirección: ${other}.`,
  takenMeans: 'Mueva o elimine el otro y después restaure este.',
  takenAsk: 'La moderación puede mover o eliminar el otro; después este podrá restaurarse.',
  moveOther: 'Mover el otro',
  deleteOther: 'Eliminar el otro',
};

export const report: Words['report'] = {
  title: (torrent: string) => `Denunciar ${torrent}`,
  heading: (torrent: Html) => html`Denunciar ${torrent}`,
  about: 'La lee la moderación de este servicio.',
  kind: 'Qué ocurre con él',
  kinds: {
    illegal: 'Es contrario a la ley',
    copyright: 'Vulnera derechos de autor',
    malware: 'Es software dañino',
    wrong: 'No es lo que dice su nombre',
    spam: 'Es publicidad',
    other: 'Otra cosa',
  },
  text: 'Más detalles',
  textHint: 'Lo que ayude a la moderación a decidir. Hasta 2000 caracteres.',
  submit: 'Denunciar',
  thanksTitle: 'Denunciado',
  thanks: 'Gracias. La moderación lo revisará.',
  back: 'Volver al torrent',
};
