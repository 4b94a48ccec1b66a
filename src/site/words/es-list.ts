import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const list: Words['list'] = {
  name: 'Nombre',
  size: 'Tamaño',
  files: 'Archivos',
  published: 'Publicado',
  get: 'Obtener',
  inCollection: 'en',
  category: 'categoría',
  download: (name: Html) => html`Descargar<span class="unseen"> ${name}</span>`,
  magnet: (name: Html) => html`Magnet<span class="unseen">: enlace de ${name}</span>`,
  moreThan: (torrents: string) => `Más de ${torrents}`,
  pages: 'Páginas',
  first: 'Primera página',
  older: 'Torrents más antiguos',
  newer: 'Torrents más recientes',
  more: 'Más torrents',
  collections: 'Colecciones',
  collectionsWithin: 'Subcolecciones',
  torrentsIn: (collection: string) => `Torrents en ${collection}`,
  torrentsFoundFor: (query: string) => `Torrents encontrados para ${query}`,
};

export const filter: Words['filter'] = {
  title: 'Filtrar',
  heading: 'Torrents filtrados',
  labels: {
    q: 'Palabras del nombre',
    collection: 'Colección',
    category: 'Categoría',
    tag: 'Etiqueta',
    version: 'Versión',
    sizeMin: 'Tamaño desde',
    sizeMax: 'Tamaño hasta',
    publishedFrom: 'Publicado desde',
    publishedBefore: 'Publicado antes de',
  },
  below: 'con sus subcolecciones',
  anyVersion: 'cualquiera',
  hints: { size: 'Por ejemplo, 700M o 4GiB.', date: 'Los días empiezan a las 00:00 UTC.' },
  wrong: {
    size: 'No es un tamaño. Escriba un número y una unidad, por ejemplo 700M o 4GiB.',
    date: 'No es una fecha. Escríbala así: 2026-01-31.',
  },
  apply: 'Aplicar',
  active: 'Filtros activos',
  filter: (label: string, value: Html) => html`${label}: ${value}`,
  remove: 'quitar',
  clear: 'Quitar todos',
  wrongTitle: 'No se puede mostrar esta lista',
  withoutAny: 'Mostrar todo, sin filtros',
};

export const start: Words['start'] = {
  title: 'Torrents más recientes',
  nothingYet: 'Aquí aún no hay nada publicado.',
  orTerminal: 'O publicar desde un terminal:',
  orTerminalWithToken: 'O publicar desde un terminal, con su token en lugar de TOKEN:',
  folderMakesCollection: 'Una carpeta en la dirección crea una colección:',
  publishHere: 'Publicar aquí',
  formOrTerminal: (link: (text: string) => Html) =>
    html`${link('Subir con un formulario')}, o desde un terminal:`,
};

export const search: Words['search'] = {
  title: (query: string) => `Búsqueda de ${query}`,
  heading: (query: Html) => html`Búsqueda de ${query}`,
  nothingFound: 'Ningún torrent tiene todas estas palabras.',
  nothingFiltered: 'Ningún torrent cumple todos estos filtros.',
  nothingNamed: 'Aquí no hay ningún torrent publicado con este infohash.',
  hint: (begin: Html, whole: Html) =>
    html`Pruebe con menos palabras o con el comienzo de una: la última palabra también encuentra otras más
    largas, de modo que ${begin} encuentra ${whole}. Se busca en nombres, títulos, categorías, etiquetas y
    colecciones, no en las descripciones ni en los archivos contenidos. Un infohash o un enlace magnet
    encuentra su torrent.`,
  help: 'Cómo buscar',
  syntax: {
    words:
      'nombres que contienen ambas palabras, en cualquier orden; la última puede ser el comienzo de otra más larga',
    phrase: 'nombres en los que las palabras van seguidas',
    without: 'nombres sin esa palabra',
    infohash: 'el torrent de ese infohash o enlace magnet',
    file: 'Un archivo .torrent que se suelta en la página lleva a su torrent, si está publicado aquí.',
  },
};

export const collection: Words['collection'] = {
  nothingDirectly: 'No hay ningún torrent publicado directamente en esta colección.',
  nothingButBelow:
    'No hay ningún torrent publicado directamente en esta colección, pero sí en sus subcolecciones.',
  showBelow: 'Mostrar lo que hay en las subcolecciones',
  publish: 'Publicar en esta colección',
  missing: 'Esta colección no existe',
  beginsWithFirst: (name: Html) =>
    html`No hay nada publicado en ${name}. La colección se crea con el primer torrent que se publique en ella.`,
};

export const keys: Words['keys'] = {
  title: 'Atajos de teclado',
  search: 'Buscar',
  step: 'Torrent siguiente y anterior',
  open: 'Abrir el torrent',
  download: 'Descargar su archivo',
  magnet: 'Abrir su enlace magnet',
  upload: 'Subir',
  help: 'Mostrar estos atajos',
  on: 'Usar atajos de una sola tecla',
  close: 'Cerrar',
};

export const drop: Words['drop'] = {
  hint: 'Suelte el archivo .torrent en cualquier lugar',
  intoForm: 'También se pueden soltar o pegar en cualquier lugar de esta página.',
  checking: 'Leyendo el archivo…',
  refused: 'Este archivo no es un torrent que se pueda publicar.',
  notChecked: 'No se pudo leer el archivo.',
  leftOut: 'Archivos de la carpeta omitidos por no ser archivos .torrent o no poder leerse: #',
  cut: (entriesMax: string) =>
    `Solo se han mirado los primeros ${entriesMax} archivos y carpetas. Arrastre los demás por separado.`,
  nothing: 'No hay ningún archivo .torrent en esta carpeta.',
};
