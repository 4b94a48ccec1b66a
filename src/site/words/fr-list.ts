import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const list: Words['list'] = {
  name: 'Nom',
  size: 'Taille',
  files: 'Fichiers',
  published: 'Publié',
  get: 'Obtenir',
  inCollection: 'dans',
  category: 'catégorie',
  download: (name: Html) => html`Télécharger<span class="unseen"> ${name}</span>`,
  magnet: (name: Html) => html`Magnet<span class="unseen"> : lien de ${name}</span>`,
  moreThan: (torrents: string) => `Plus de ${torrents}`,
  pages: 'Pages',
  first: 'Première page',
  older: 'Torrents plus anciens',
  newer: 'Torrents plus récents',
  more: 'Autres torrents',
  collections: 'Collections',
  collectionsWithin: 'Sous-collections',
  torrentsIn: (collection: string) => `Torrents dans ${collection}`,
  torrentsFoundFor: (query: string) => `Torrents trouvés pour ${query}`,
};

export const filter: Words['filter'] = {
  title: 'Filtrer',
  heading: 'Torrents filtrés',
  labels: {
    q: 'Mots du nom',
    collection: 'Collection',
    category: 'Catégorie',
    tag: 'Étiquette',
    version: 'Version',
    sizeMin: 'Taille minimale',
    sizeMax: 'Taille maximale',
    publishedFrom: 'Publié à partir du',
    publishedBefore: 'Publié avant le',
  },
  below: 'avec ses sous-collections',
  anyVersion: 'toutes',
  hints: { size: 'Par exemple 700M ou 4GiB.', date: 'Les jours commencent à 00:00 UTC.' },
  wrong: {
    size: 'Ce n’est pas une taille. Écrivez un nombre et une unité, par exemple 700M ou 4GiB.',
    date: 'Ce n’est pas une date. Écrivez-la ainsi : 2026-01-31.',
  },
  apply: 'Appliquer',
  active: 'Filtres actifs',
  filter: (label: string, value: Html) => html`${label} : ${value}`,
  remove: 'retirer',
  clear: 'Tout retirer',
  wrongTitle: 'Cette liste ne peut pas être affichée',
  withoutAny: 'Tout afficher, sans filtre',
};

export const start: Words['start'] = {
  title: 'Torrents les plus récents',
  nothingYet: 'Rien n’est encore publié ici.',
  orTerminal: 'Ou publiez depuis un terminal :',
  orTerminalWithToken: 'Ou publiez depuis un terminal, avec votre jeton à la place de TOKEN :',
  folderMakesCollection: 'Un dossier dans l’adresse crée une collection :',
  publishHere: 'Publier ici',
  formOrTerminal: (link: (text: string) => Html) =>
    html`${link('Téléverser avec un formulaire')}, ou depuis un terminal :`,
};

export const search: Words['search'] = {
  title: (query: string) => `Recherche de ${query}`,
  heading: (query: Html) => html`Recherche de ${query}`,
  nothingFound: 'Aucun torrent n’a tous ces mots.',
  nothingFiltered: 'Aucun torrent ne correspond à tous ces filtres.',
  nothingNamed: 'Aucun torrent avec cet infohash n’est publié ici.',
  hint: (begin: Html, whole: Html) =>
    html`Essayez avec moins de mots, ou avec le début d’un mot : le dernier trouve aussi des mots plus longs,
    si bien que ${begin} trouve ${whole}. La recherche porte sur les noms, titres, catégories, étiquettes et
    collections, pas sur les descriptions ni les fichiers contenus. Un infohash ou un lien magnet trouve son
    torrent.`,
  help: 'Comment rechercher',
  syntax: {
    words:
      'les noms qui contiennent les deux mots, dans n’importe quel ordre ; le dernier peut être le début d’un mot plus long',
    phrase: 'les noms dans lesquels les mots se suivent',
    without: 'les noms sans ce mot',
    infohash: 'le torrent de cet infohash ou de ce lien magnet',
    file: 'Un fichier .torrent que vous déposez sur la page mène à son torrent, s’il est publié ici.',
  },
};

export const collection: Words['collection'] = {
  nothingDirectly: 'Aucun torrent n’est publié directement dans cette collection.',
  nothingButBelow:
    'Aucun torrent n’est publié directement dans cette collection, mais ses sous-collections en contiennent.',
  showBelow: 'Afficher ce que contiennent les sous-collections',
  publish: 'Publier dans cette collection',
  missing: 'Cette collection n’existe pas',
  beginsWithFirst: (name: Html) =>
    html`Rien n’est publié dans ${name}. La collection apparaît dès qu’un premier torrent y est publié.`,
};

export const keys: Words['keys'] = {
  title: 'Raccourcis clavier',
  search: 'Rechercher',
  step: 'Torrent suivant et précédent',
  open: 'Ouvrir le torrent',
  download: 'Télécharger son fichier',
  magnet: 'Ouvrir son lien magnet',
  upload: 'Téléverser',
  help: 'Afficher ces raccourcis',
  on: 'Utiliser les raccourcis à une touche',
  close: 'Fermer',
};

export const drop: Words['drop'] = {
  hint: 'Déposez le fichier .torrent n’importe où',
  intoForm: 'On peut aussi les déposer ou les coller n’importe où sur cette page.',
  checking: 'Lecture du fichier…',
  refused: 'Ce fichier n’est pas un torrent qui puisse être publié.',
  notChecked: 'Le fichier n’a pas pu être lu.',
  leftOut:
    'Fichiers du dossier laissés de côté, car ce ne sont pas des fichiers .torrent ou ils sont illisibles : #',
  cut: (entriesMax: string) =>
    `Seuls les ${entriesMax} premiers fichiers et dossiers ont été examinés. Déposez les autres à part.`,
  nothing: 'Il n’y a aucun fichier .torrent dans ce dossier.',
};
