import { html, type Html } from '../../http/html.ts';
import { bothBy } from './both.ts';
import { account, feedKeys, login, ownTorrents, sessions } from './es-account.ts';
import { collection, drop, filter, keys, list, search, start } from './es-list.ts';
import {
  admin,
  adminAudit,
  adminBlocks,
  adminHealth,
  adminOverview,
  adminQueue,
  adminSettings,
  adminTokens,
  adminTorrents,
} from './es-admin.ts';
import { problems } from './es-problems.ts';
import { pluralsOf } from './plural.ts';
import {
  copying,
  edit,
  fileFilter,
  fileList,
  manage,
  removal,
  replace,
  report,
  share,
  standing,
} from './es-torrent.ts';
import { uploadFields, uploading, uploadSignIn } from './es-upload.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('es');
const bytes = plural({ one: '# byte', many: '# de bytes', other: '# bytes' });
const files = plural({ one: '# archivo', many: '# de archivos', other: '# archivos' });

export const es: Words = {
  common: {
    bytes,
    files,
    torrents: plural({ one: '# torrent', many: '# de torrents', other: '# torrents' }),
    byteUnit: 'B',
    momentUtc: (moment: string) => `${moment} UTC`,
    unknown: 'desconocido',
    unseenName: '(un nombre que no se puede ver)',
    private: 'privado',
    trail: 'Ubicación',
    allTorrents: 'Todos los torrents',
    seeNewest: 'Ver los torrents más recientes',
    uploadTorrent: 'Subir un torrent',
    sizeInFiles: (size: Html, fileCount: number) => html`${size} en ${files(fileCount)}`,
    sizeTimes: (pieces: string, size: Html) => html`${pieces} de ${size}`,
    pieces: plural({ one: '# pieza', many: '# de piezas', other: '# piezas' }),
    both: bothBy(', '),
    atByte: (offset: string) => `byte ${offset}`,
  },

  layout: {
    skip: 'Ir al contenido',
    search: 'Buscar',
    searchLabel: 'Buscar por nombre o infohash',
    main: 'Menú principal',
    newest: 'Recientes',
    upload: 'Subir',
    signIn: 'Iniciar sesión',
    yourAccount: 'Su cuenta:',
    moderation: 'Moderación',
    admin: 'Administración',
    about: (service: Html) =>
      html`${service} guarda y ofrece archivos .torrent, byte por byte como se publicaron.`,
    language: 'Idioma',
    changeLanguage: 'Cambiar',
  },

  torrent: {
    magnet: 'Enlace magnet',
    download: 'Descargar .torrent',
    files: 'Archivos',
    superseded: 'Un torrent más reciente ha ocupado el lugar de este.',
    supersededKept: 'Se conserva aquí con su infohash.',
    supersededBy: (newer: Html) => html`El más reciente es ${newer}.`,
    warnings: 'Advertencias',
    mayStumble: (count: number) =>
      `El torrent funciona, pero ${count === 1 ? 'esto puede' : 'estos puntos pueden'} causar problemas en algunos programas`,
    warningsCaption: 'Lo que halló la comprobación de este torrent',
  },

  facts: {
    name: 'Nombre',
    size: 'Tamaño',
    files: 'Archivos',
    pieces: 'Piezas',
    version: 'Versión',
    versions: {
      v1: 'v1 (BitTorrent, SHA-1)',
      v2: 'v2 (BitTorrent v2, SHA-256)',
      hybrid: 'híbrido (v1 y v2 en uno)',
    },
    infohashV1: 'Infohash v1',
    infohashV2: 'Infohash v2',
    private: 'Privado',
    privateMeans: 'Sí: los pares proceden solo de sus trackers',
    comment: 'Comentario',
    created: 'Creado',
    createdBy: 'Creado con',
    source: 'Fuente',
    publisher: 'Editor',
    publisherUrl: 'Dirección del editor',
    updateUrl: 'Actualizaciones en',
    ssl: 'Los pares acreditan quiénes son',
    sslMeans: 'Sí: con certificados (torrent SSL)',
    similar: 'Comparte archivos con',
    collections: 'Pertenece a',
    encoding: 'Codificación del texto',
    unknownKeys: 'Claves desconocidas',
    signedBy: 'Firmado por',
    signatures: {
      valid: 'la firma es la del certificado que contiene el torrent',
      invalid: 'la firma no coincide',
      unknown: 'el certificado no está en el torrent',
    },
    category: 'Categoría',
    tags: 'Etiquetas',
    licence: 'Licencia',
    published: 'Publicado',
    updated: 'Actualizado',
    address: 'Dirección',
    file: 'Archivo .torrent',
    fileSha256: 'SHA-256 del archivo',
  },

  sources: {
    trackers: 'Trackers',
    noTrackers: 'Ninguno: los pares se encuentran mediante la tabla de hash distribuida (DHT).',
    tier: (number: string) => `Nivel ${number}`,
    webSeeds: 'Semillas web',
    nodes: 'Nodos DHT',
    moreTiers: plural({
      one: 'Y # nivel más en el archivo .torrent.',
      many: 'Y # de niveles más en el archivo .torrent.',
      other: 'Y # niveles más en el archivo .torrent.',
    }),
    moreAddresses: plural({
      one: 'Y # dirección más en el archivo .torrent.',
      many: 'Y # de direcciones más en el archivo .torrent.',
      other: 'Y # direcciones más en el archivo .torrent.',
    }),
    notInMagnet: plural({
      one: 'El enlace magnet omite # dirección, porque no puede funcionar o lo haría demasiado largo. El archivo .torrent la contiene.',
      many: 'El enlace magnet omite # de direcciones, porque no pueden funcionar o lo harían demasiado largo. El archivo .torrent las contiene.',
      other:
        'El enlace magnet omite # direcciones, porque no pueden funcionar o lo harían demasiado largo. El archivo .torrent las contiene.',
    }),
  },

  fileTree: {
    executable: 'ejecutable',
    hidden: 'oculto',
    pointsTo: (target: Html) => html`apunta a ${target}`,
    notShown: plural({
      one: '# archivo más no se muestra aquí.',
      many: '# de archivos más no se muestran aquí.',
      other: '# archivos más no se muestran aquí.',
    }),
  },

  upload: {
    title: 'Subir',
    titleDone: 'Subido',
    titlePartly: 'Subido en parte',
    titleRefused: 'No se ha subido',
    heading: 'Subir torrents',
    collection: 'Colección',
    collectionHint: (example: Html) =>
      html`Una carpeta para los torrents, por ejemplo ${example}. Déjelo vacío para publicar sin carpeta.`,
    token: 'Token',
    tokenHint: 'El que le dio el operador de este servicio para publicar.',
    files: 'Archivos torrent',
    filesHint: 'Uno o varios archivos .torrent; cada uno se comprueba y se publica por separado.',
    submit: 'Subir',
    checkOnly: 'Solo comprobar',
    terminal: 'Desde un terminal',
    terminalAnswer: 'La respuesta es la dirección del torrent publicado.',
    terminalToken: 'Ponga su token en lugar de TOKEN.',
    severalAtOnce: 'Varios a la vez:',
    publishedCount: plural({
      one: '# torrent publicado',
      many: '# de torrents publicados',
      other: '# torrents publicados',
    }),
    refusedCount: plural({
      one: '# archivo rechazado',
      many: '# de archivos rechazados',
      other: '# archivos rechazados',
    }),
    published: 'Publicado:',
    upToDate: 'Sin cambios:',
    refused: 'Rechazado:',
    fromFile: (file: Html) => html`de ${file}`,
    unnamedFile: 'Un archivo sin nombre',
    deleteKey: (link: (text: string) => Html) =>
      html`Guarde ${link('esta dirección')}: es la única forma que tiene de eliminar el torrent, y no se
      volverá a mostrar.`,
    deleteAddress: 'La dirección para eliminarlo',
    mayStumble: 'Esto puede causar problemas en algunos programas:',
    warnings: 'Advertencias',
  },

  check: {
    title: 'Comprobar',
    heading: 'Comprobar torrents',
    about: 'Un archivo que se comprueba aquí no se guarda ni se publica.',
    filesHint: 'Uno o varios archivos .torrent.',
    submit: 'Comprobar',
    accepted: (file: Html) => html`Aceptado: ${file}`,
    refused: (file: Html) => html`Rechazado: ${file}`,
    structure: 'Cómo está construido el archivo',
    findings: 'Hallazgos',
    nothingFound: 'No se encontró nada que pueda causar problemas en algún programa.',
  },

  findings: {
    what: 'Qué se encontró',
    where: 'Dónde',
    rule: 'Regla',
    warning: 'advertencia',
    notes: (count: string) => `Notas sobre lo desconocido o inusual: ${count}`,
    more: plural({
      one: 'Y # hallazgo más.',
      many: 'Y # de hallazgos más.',
      other: 'Y # hallazgos más.',
    }),
  },

  structure: {
    listOf: plural({
      one: 'lista de # elemento',
      many: 'lista de # de elementos',
      other: 'lista de # elementos',
    }),
    dictionaryOf: plural({
      one: 'diccionario de # clave',
      many: 'diccionario de # de claves',
      other: 'diccionario de # claves',
    }),
    more: plural({ one: 'y # más', many: 'y # más', other: 'y # más' }),
    empty: '(vacío)',
    folded: (count: number) => `(se omiten ${bytes(count)})`,
  },

  rules: {
    title: 'Reglas',
    all: 'Todas las reglas',
    about: (link: (text: string) => Html) =>
      html`Con qué se comprueba cada torrent. Un error lleva a rechazarlo. Una advertencia indica lo que puede
      causar problemas en algunos programas; una nota, algo desconocido o inusual.
      ${link('Comprobar un torrent')} sin publicarlo.`,
    what: 'Qué está mal',
    effect: 'Efecto',
    rule: 'Regla',
    severities: { error: 'error', warning: 'advertencia', note: 'nota' },
    effects: {
      error: 'un error: el torrent se rechaza',
      warning: 'una advertencia: el torrent se acepta',
      note: 'una nota: el torrent se acepta y ningún programa conocido tiene problemas con ello',
    },
    meaning: 'Qué significa',
    example: 'Por ejemplo',
    hint: 'Qué hacer',
    origin: 'De dónde procede',
    bep: (number: string) => `BitTorrent Enhancement Proposal ${number}.`,
  },

  problem: {
    status: (status: string) => `Error ${status}`,
    kind: (code: Html, status: string) => html`Problema ${code}, estado HTTP ${status}`,
    meaning: 'Qué significa',
    remedies: 'Qué hacer',
    help: 'Qué significa esto y qué hacer',
    allRules: 'Todas las reglas con las que se comprueba un torrent',
    standsAt: (address: Html) => html`Está en ${address}.`,
    findings: 'Lo que halló la comprobación',
  },

  collection,
  drop,
  filter,
  keys,
  list,
  search,
  start,

  login,
  account,
  sessions,
  feedKeys,
  ownTorrents,

  uploadFields,
  uploading,
  uploadSignIn,

  copying,
  edit,
  fileFilter,
  fileList,
  manage,
  removal,
  replace,
  report,
  share,
  standing,

  admin,
  adminAudit,
  adminBlocks,
  adminHealth,
  adminOverview,
  adminQueue,
  adminSettings,
  adminTokens,
  adminTorrents,

  problems,
};
