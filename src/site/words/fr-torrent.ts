import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('fr');

export const copying: Words['copying'] = {
  copy: 'Copier',
  magnet: 'Copier le lien magnet',
  copied: 'Copié.',
  notCopied: 'Échec de la copie. Si le texte est sélectionné, appuyez sur Ctrl+C.',
};

export const share: Words['share'] = {
  title: 'Moyens de l’obtenir',
  curl: 'Le fichier .torrent, avec curl',
  aria2: 'Son contenu, avec aria2',
  transmission: 'Ajouté à Transmission',
  qr: 'Code QR du lien magnet',
  qrHint: 'Pour un logiciel de torrents sur un autre appareil',
  qrHintWithoutAddresses:
    'Pour un logiciel de torrents sur un autre appareil, sans les trackers ni les sources web',
  summary: (size: string, files: string) => `${size}, ${files}`,
};

export const standing: Words['standing'] = {
  pending: 'Ce torrent attend l’approbation de la modération.',
  hidden: 'La modération a masqué ce torrent.',
  onlySeenBy: 'Seules la personne qui l’a publié et la modération le voient.',
  unlisted: 'Ce torrent ne figure dans aucune liste.',
  unlistedMeans: 'Toute personne qui connaît son adresse le voit.',
  reason: (reason: Html) => html`Motif : ${reason}`,
  takesOver: (other: Html) => html`Une fois approuvé, il prendra la place de ${other}.`,
  publish: 'Publier',
  publishUnlisted: 'Publier, mais dans aucune liste',
};

export const manage: Words['manage'] = {
  title: 'À propos de ce torrent',
  edit: 'Modifier',
  replace: 'Téléverser une version plus récente',
  delete: 'Supprimer',
  report: 'Signaler',
  versions: 'Versions plus anciennes',
  publishedBy: 'Publié par',
};

export const fileFilter: Words['fileFilter'] = {
  label: 'Filtrer par nom',
  found: { one: '# résultat', many: '# de résultats', other: '# résultats' },
};

export const fileList: Words['fileList'] = {
  title: (torrent: string) => `Fichiers de ${torrent}`,
  heading: (torrent: Html) => html`Fichiers de ${torrent}`,
  all: 'Tous les fichiers, sur leurs propres pages',
  shown: (first: string, last: string, all: string) => `Fichiers ${first} à ${last} sur ${all}`,
  path: 'Chemin',
  size: 'Taille',
  pages: 'Pages',
  previous: 'Fichiers précédents',
  next: 'Fichiers suivants',
};

export const edit: Words['edit'] = {
  title: (torrent: string) => `Modifier ${torrent}`,
  heading: (torrent: Html) => html`Modifier ${torrent}`,
  name: 'Titre',
  nameHint: 'Affiché à la place du nom qui figure dans le torrent.',
  description: 'Description',
  descriptionHint: (mark: Html) =>
    html`Markdown : ${mark}. Le HTML est affiché tel qu’il est écrit et les images deviennent des liens.`,
  category: 'Catégorie',
  categoryHint: 'Un nom court, sans virgule ni barre oblique.',
  tags: 'Étiquettes',
  tagsHint: 'Séparées par des virgules.',
  licence: 'Licence',
  licenceHint: (example: Html) => html`Son nom SPDX, par exemple ${example}, ou vos propres mots.`,
  path: 'Où il se trouve',
  collection: 'Collection',
  fileName: 'Nom de fichier',
  fileNameHint: (ending: Html) => html`Se termine par ${ending}.`,
  visibility: 'Qui le voit',
  states: {
    public: 'tout le monde, dans les listes',
    unlisted: 'toute personne qui connaît son adresse',
    hidden: 'seulement la personne qui l’a publié et la modération',
  },
  stateReason: 'Pourquoi il est masqué',
  stateReasonHint: 'À l’attention de la personne qui l’a publié.',
  save: 'Enregistrer',
  preview: 'Prévisualiser la description',
  previewed: 'Aperçu de la description',
  nothingToSee: 'Elle ne contient encore rien.',
  notSaved: 'Non enregistré',
  wrongFields: plural({
    one: '# champ est à corriger.',
    many: '# de champs sont à corriger.',
    other: '# champs sont à corriger.',
  }),
  changed: 'Quelqu’un d’autre a modifié ce torrent depuis que vous avez ouvert le formulaire',
  changedMeans:
    'Ci-dessous figure ce que vous avez saisi. Enregistrez de nouveau pour remplacer ce qui s’y trouve maintenant :',
  empty: 'rien',
};

export const replace: Words['replace'] = {
  title: (torrent: string) => `Une version plus récente de ${torrent}`,
  heading: (torrent: Html) => html`Une version plus récente de ${torrent}`,
  about: (path: Html) =>
    html`Elle reprendra l’adresse ${path}. Ce torrent quittera les listes et restera accessible par son
    infohash.`,
  file: 'Fichier torrent',
  fileHint: 'Le fichier .torrent de la version plus récente ; son nom n’a pas d’importance.',
  submit: 'Téléverser',
};

export const removal: Words['removal'] = {
  title: (torrent: string) => `Supprimer ${torrent}`,
  heading: (torrent: Html) => html`Supprimer ${torrent} ?`,
  about: plural({
    one: 'Il quittera toutes les listes et plus rien n’en sera servi. Il pourra être restauré pendant # jour.',
    many: 'Il quittera toutes les listes et plus rien n’en sera servi. Il pourra être restauré pendant # de jours.',
    other:
      'Il quittera toutes les listes et plus rien n’en sera servi. Il pourra être restauré pendant # jours.',
  }),
  reason: 'Motif',
  reasonHint: 'Toute personne qui consulte son adresse le lira.',
  status: 'Ce que répond son adresse',
  statuses: { 410: 'il a été supprimé (410)', 451: 'il a été supprimé parce que la loi l’exigeait (451)' },
  block: 'Que plus personne ne puisse le publier. Un motif est nécessaire.',
  submit: 'Supprimer',
  cancel: 'Conserver',
  removedTitle: 'Supprimé',
  removed: (torrent: Html) => html`${torrent} a été supprimé`,
  removedAt: (moment: Html) => html`Le ${moment}.`,
  restorable: (moment: Html) => html`Il peut être restauré jusqu’au ${moment}.`,
  notByYou: 'La modération peut le restaurer.',
  notByYouLegal: 'Une personne qui modère toutes les collections peut le restaurer.',
  undo: 'Restaurer',
  takenBy: (other: Html) => html`Un autre torrent occupe désormais son adresse : ${other}.`,
  takenMeans: 'Déplacez ou supprimez l’autre, puis restaurez celui-ci.',
  takenAsk: 'La modération peut déplacer ou supprimer l’autre ; celui-ci pourra ensuite être restauré.',
  moveOther: 'Déplacer l’autre',
  deleteOther: 'Supprimer l’autre',
};

export const report: Words['report'] = {
  title: (torrent: string) => `Signaler ${torrent}`,
  heading: (torrent: Html) => html`Signaler ${torrent}`,
  about: 'La modération de ce service le lira.',
  kind: 'Quel est le problème',
  kinds: {
    illegal: 'Il est contraire à la loi',
    copyright: 'Il porte atteinte à un droit d’auteur',
    malware: 'C’est un logiciel malveillant',
    wrong: 'Il n’est pas ce que dit son nom',
    spam: 'C’est de la publicité',
    other: 'Autre chose',
  },
  text: 'Plus de détails',
  textHint: 'Ce qui aide la modération à décider. Jusqu’à 2 000 caractères.',
  submit: 'Signaler',
  thanksTitle: 'Signalé',
  thanks: 'Merci. La modération l’examinera.',
  back: 'Retour au torrent',
};
