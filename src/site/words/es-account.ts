import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const login: Words['login'] = {
  title: 'Iniciar sesión',
  token: 'Token',
  tokenHint: 'El que le dio el operador de este servicio.',
  submit: 'Iniciar sesión',
  provider: 'Iniciar sesión sin token',
  once: 'Este enlace inicia sesión en este navegador. Solo sirve una vez.',
  ends: (name: Html) =>
    html`Aquí ha iniciado sesión como ${name}. Si inicia sesión con este enlace, esa sesión se cierra.`,
  switch: 'Cerrarla e iniciar sesión',
  stay: 'Seguir con esta sesión',
};

export const account: Words['account'] = {
  title: 'Su cuenta',
  signOut: 'Cerrar sesión',
  name: 'Nombre',
  role: 'Rol',
  roles: {
    reader: 'puede leer lo que está publicado',
    uploader: 'puede publicar torrents y modificarlos o eliminarlos después',
    moderator: 'puede publicar, modificar y eliminar cualquier torrent, y resuelve las denuncias',
    admin: 'puede hacerlo todo, también crear y revocar tokens',
  },
  collection: 'Colección',
  everywhere: 'todas',
  expires: 'Caduca',
  never: 'nunca',
  published: 'Publicado',
  files: 'Archivos .torrent',
  usedOf: (used: Html | string, max: Html | string) => html`${used} de ${max}`,
  torrents: 'Sus torrents',
};

export const sessions: Words['sessions'] = {
  title: 'Sesiones abiertas',
  browser: 'Navegador',
  unnamed: 'Un navegador que no indica su nombre',
  address: 'Dirección',
  since: 'Desde',
  seen: 'Última actividad',
  action: 'Acción',
  thisOne: 'este',
  end: 'Cerrar sesión',
};

export const feedKeys: Words['feedKeys'] = {
  title: 'Claves de feed',
  about:
    'Una clave de feed es para un programa que no puede enviar un token: al final de la dirección de un archivo .torrent, abre ese archivo donde leer exige un token. No abre nada más.',
  notNeeded: 'Aquí puede leer cualquiera, así que por ahora ningún programa la necesita.',
  name: 'Nombre',
  nameHint: 'Para reconocerla después: por ejemplo, el programa al que está destinada.',
  made: 'Creada',
  used: 'Último uso',
  notYet: 'aún no',
  action: 'Acción',
  make: 'Crear una clave de feed',
  revoke: 'Revocar',
  newTitle: 'Su nueva clave de feed',
  newKey: (name: Html) => html`Esta es la clave ${name}. Cópiela ahora: no se volverá a mostrar.`,
  newAddress: 'Va al final de una dirección, por ejemplo:',
  back: 'Volver a su cuenta',
};

export const ownTorrents: Words['ownTorrents'] = {
  title: 'Sus torrents',
  nothing: 'Aún no ha publicado nada.',
  name: 'Nombre',
  size: 'Tamaño',
  state: 'Estado',
  published: 'Publicado',
  action: 'Acción',
  states: {
    public: 'público',
    unlisted: 'no listado',
    pending: 'pendiente de revisión',
    hidden: 'oculto',
    superseded: 'reemplazado',
    removed: 'eliminado',
  },
  edit: 'Editar',
  delete: 'Eliminar',
  restore: 'Restaurar',
};
