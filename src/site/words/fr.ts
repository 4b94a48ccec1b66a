import { html, type Html } from '../../http/html.ts';
import { bothBy } from './both.ts';
import { account, feedKeys, login, ownTorrents, sessions } from './fr-account.ts';
import { collection, drop, filter, keys, list, search, start } from './fr-list.ts';
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
} from './fr-admin.ts';
import { problems } from './fr-problems.ts';
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
} from './fr-torrent.ts';
import { uploadFields, uploading, uploadSignIn } from './fr-upload.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('fr');
const bytes = plural({ one: '# octet', many: '# d’octets', other: '# octets' });
const files = plural({ one: '# fichier', many: '# de fichiers', other: '# fichiers' });

export const fr: Words = {
  common: {
    bytes,
    files,
    torrents: plural({ one: '# torrent', many: '# de torrents', other: '# torrents' }),
    byteUnit: 'o',
    momentUtc: (moment: string) => `${moment} UTC`,
    unknown: 'inconnu',
    unseenName: '(un nom qui ne se voit pas)',
    private: 'privé',
    trail: 'Emplacement',
    allTorrents: 'Tous les torrents',
    seeNewest: 'Voir les torrents les plus récents',
    uploadTorrent: 'Téléverser un torrent',
    sizeInFiles: (size: Html, fileCount: number) => html`${size} en ${files(fileCount)}`,
    sizeTimes: (pieces: string, size: Html) => html`${pieces} de ${size}`,
    pieces: plural({ one: '# morceau', many: '# de morceaux', other: '# morceaux' }),
    both: bothBy(', '),
    atByte: (offset: string) => `octet ${offset}`,
  },

  layout: {
    skip: 'Aller au contenu',
    search: 'Rechercher',
    searchLabel: 'Rechercher par nom ou infohash',
    main: 'Menu principal',
    newest: 'Récents',
    upload: 'Téléverser',
    signIn: 'Se connecter',
    yourAccount: 'Votre compte :',
    moderation: 'Modération',
    admin: 'Administration',
    about: (service: Html) =>
      html`${service} conserve et sert des fichiers .torrent, octet pour octet tels qu’ils ont été publiés.`,
    language: 'Langue',
    changeLanguage: 'Changer',
  },

  torrent: {
    magnet: 'Lien magnet',
    download: 'Télécharger .torrent',
    files: 'Fichiers',
    superseded: 'Un torrent plus récent a pris la place de celui-ci.',
    supersededKept: 'Il est conservé ici sous son infohash.',
    supersededBy: (newer: Html) => html`Le plus récent est ${newer}.`,
    warnings: 'Avertissements',
    mayStumble: (count: number) =>
      `Le torrent fonctionne, mais ${count === 1 ? 'ceci peut' : 'ces points peuvent'} gêner certains logiciels`,
    warningsCaption: 'Ce que la vérification de ce torrent a relevé',
  },

  facts: {
    name: 'Nom',
    size: 'Taille',
    files: 'Fichiers',
    pieces: 'Morceaux',
    version: 'Version',
    versions: {
      v1: 'v1 (BitTorrent, SHA-1)',
      v2: 'v2 (BitTorrent v2, SHA-256)',
      hybrid: 'hybride (v1 et v2 en un)',
    },
    infohashV1: 'Infohash v1',
    infohashV2: 'Infohash v2',
    private: 'Privé',
    privateMeans: 'Oui : les pairs proviennent uniquement de ses trackers',
    comment: 'Commentaire',
    created: 'Créé',
    createdBy: 'Créé avec',
    source: 'Source',
    publisher: 'Éditeur',
    publisherUrl: 'Adresse de l’éditeur',
    updateUrl: 'Mises à jour à l’adresse',
    ssl: 'Les pairs prouvent leur identité',
    sslMeans: 'Oui : par des certificats (torrent SSL)',
    similar: 'Partage des fichiers avec',
    collections: 'Appartient à',
    encoding: 'Encodage du texte',
    unknownKeys: 'Clés inconnues',
    signedBy: 'Signé par',
    signatures: {
      valid: 'la signature est celle du certificat contenu dans le torrent',
      invalid: 'la signature ne correspond pas',
      unknown: 'le certificat n’est pas dans le torrent',
    },
    category: 'Catégorie',
    tags: 'Étiquettes',
    licence: 'Licence',
    published: 'Publié',
    updated: 'Mis à jour',
    address: 'Adresse',
    file: 'Fichier .torrent',
    fileSha256: 'SHA-256 du fichier',
  },

  sources: {
    trackers: 'Trackers',
    noTrackers: 'Aucun : les pairs sont trouvés par la table de hachage distribuée (DHT).',
    tier: (number: string) => `Niveau ${number}`,
    webSeeds: 'Sources web',
    nodes: 'Nœuds DHT',
    moreTiers: plural({
      one: 'Et # autre niveau dans le fichier .torrent.',
      many: 'Et # d’autres niveaux dans le fichier .torrent.',
      other: 'Et # autres niveaux dans le fichier .torrent.',
    }),
    moreAddresses: plural({
      one: 'Et # autre adresse dans le fichier .torrent.',
      many: 'Et # d’autres adresses dans le fichier .torrent.',
      other: 'Et # autres adresses dans le fichier .torrent.',
    }),
    notInMagnet: plural({
      one: 'Le lien magnet omet # adresse, car elle ne peut pas fonctionner ou le rendrait trop long. Le fichier .torrent la contient.',
      many: 'Le lien magnet omet # d’adresses, car elles ne peuvent pas fonctionner ou le rendraient trop long. Le fichier .torrent les contient.',
      other:
        'Le lien magnet omet # adresses, car elles ne peuvent pas fonctionner ou le rendraient trop long. Le fichier .torrent les contient.',
    }),
  },

  fileTree: {
    executable: 'exécutable',
    hidden: 'masqué',
    pointsTo: (target: Html) => html`renvoie à ${target}`,
    notShown: plural({
      one: '# autre fichier n’est pas affiché ici.',
      many: '# d’autres fichiers ne sont pas affichés ici.',
      other: '# autres fichiers ne sont pas affichés ici.',
    }),
  },

  upload: {
    title: 'Téléverser',
    titleDone: 'Téléversé',
    titlePartly: 'Téléversé en partie',
    titleRefused: 'Non téléversé',
    heading: 'Téléverser des torrents',
    collection: 'Collection',
    collectionHint: (example: Html) =>
      html`Un dossier pour les torrents, par exemple ${example}. Laissez vide pour publier sans dossier.`,
    token: 'Jeton',
    tokenHint: 'Celui que l’exploitant de ce service vous a remis pour publier.',
    files: 'Fichiers torrent',
    filesHint: 'Un ou plusieurs fichiers .torrent ; chacun est vérifié et publié séparément.',
    submit: 'Téléverser',
    checkOnly: 'Vérifier seulement',
    terminal: 'Depuis un terminal',
    terminalAnswer: 'La réponse est l’adresse du torrent publié.',
    terminalToken: 'Mettez votre jeton à la place de TOKEN.',
    severalAtOnce: 'Plusieurs à la fois :',
    publishedCount: plural({
      one: '# torrent publié',
      many: '# de torrents publiés',
      other: '# torrents publiés',
    }),
    refusedCount: plural({
      one: '# fichier refusé',
      many: '# de fichiers refusés',
      other: '# fichiers refusés',
    }),
    published: 'Publié :',
    upToDate: 'Inchangé :',
    refused: 'Refusé :',
    fromFile: (file: Html) => html`de ${file}`,
    unnamedFile: 'Un fichier sans nom',
    deleteKey: (link: (text: string) => Html) =>
      html`Gardez ${link('cette adresse')} : c’est le seul moyen pour vous de supprimer le torrent, et elle ne
      sera plus affichée.`,
    deleteAddress: 'L’adresse pour le supprimer',
    mayStumble: 'Ceci peut gêner certains logiciels :',
    warnings: 'Avertissements',
  },

  check: {
    title: 'Vérifier',
    heading: 'Vérifier des torrents',
    about: 'Un fichier vérifié ici n’est ni conservé ni publié.',
    filesHint: 'Un ou plusieurs fichiers .torrent.',
    submit: 'Vérifier',
    accepted: (file: Html) => html`Accepté : ${file}`,
    refused: (file: Html) => html`Refusé : ${file}`,
    structure: 'Comment le fichier est construit',
    findings: 'Constats',
    nothingFound: 'Rien n’a été trouvé qui puisse gêner un logiciel.',
  },

  findings: {
    what: 'Ce qui a été trouvé',
    where: 'Où',
    rule: 'Règle',
    warning: 'avertissement',
    notes: (count: string) => `Remarques sur ce qui est inconnu ou inhabituel : ${count}`,
    more: plural({
      one: 'Et # autre constat.',
      many: 'Et # d’autres constats.',
      other: 'Et # autres constats.',
    }),
  },

  structure: {
    listOf: plural({
      one: 'liste de # élément',
      many: 'liste de # d’éléments',
      other: 'liste de # éléments',
    }),
    dictionaryOf: plural({
      one: 'dictionnaire de # clé',
      many: 'dictionnaire de # de clés',
      other: 'dictionnaire de # clés',
    }),
    more: plural({ one: 'et # autre', many: 'et # d’autres', other: 'et # autres' }),
    empty: '(vide)',
    folded: (count: number) => `(non affiché : ${bytes(count)})`,
  },

  rules: {
    title: 'Règles',
    all: 'Toutes les règles',
    about: (link: (text: string) => Html) =>
      html`Ce sur quoi chaque torrent est vérifié. Une erreur entraîne son refus. Un avertissement indique ce
      qui peut gêner certains logiciels ; une remarque, ce qui est inconnu ou inhabituel.
      ${link('Vérifier un torrent')} sans le publier.`,
    what: 'Ce qui ne va pas',
    effect: 'Effet',
    rule: 'Règle',
    severities: { error: 'erreur', warning: 'avertissement', note: 'remarque' },
    effects: {
      error: 'une erreur : le torrent est refusé',
      warning: 'un avertissement : le torrent est accepté',
      note: 'une remarque : le torrent est accepté, et aucun logiciel connu n’est gêné',
    },
    meaning: 'Ce que cela signifie',
    example: 'Par exemple',
    hint: 'Que faire',
    origin: 'D’où cela vient',
    bep: (number: string) => `BitTorrent Enhancement Proposal ${number}.`,
  },

  problem: {
    status: (status: string) => `Erreur ${status}`,
    kind: (code: Html, status: string) => html`Problème ${code}, état HTTP ${status}`,
    meaning: 'Ce que cela signifie',
    remedies: 'Que faire',
    help: 'Ce que cela signifie, et que faire',
    allRules: 'Toutes les règles sur lesquelles un torrent est vérifié',
    standsAt: (address: Html) => html`Il se trouve à l’adresse ${address}.`,
    findings: 'Ce que la vérification a relevé',
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
