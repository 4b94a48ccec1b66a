import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('fr');

export const uploadFields: Words['uploadFields'] = {
  more: 'Plus d’informations sur les torrents',
  moreHint:
    'Tout est facultatif et ne vaut que pour les nouveaux torrents : ceux qui sont déjà ici gardent ce qu’ils ont.',
  titleHint: 'Affiché à la place du nom qui figure dans le torrent. Pour un seul fichier.',
  descriptionHint: (charactersMax: string) =>
    `Markdown, jusqu’à ${charactersMax} caractères. Elle peut être allongée ensuite, en modifiant le torrent.`,
  chooseAgain: 'Ce que vous avez saisi est toujours dans le formulaire. Choisissez de nouveau les fichiers.',
  keptFiles: 'Fichiers',
  keptFilesHint: 'Ils ont été conservés ; inutile de les choisir de nouveau.',
  tooLargeToKeep: plural({
    one: '# fichier est trop grand pour être conservé. Choisissez-le de nouveau pour le publier :',
    many: '# de fichiers sont trop grands pour être conservés. Choisissez-les de nouveau pour les publier :',
    other: '# fichiers sont trop grands pour être conservés. Choisissez-les de nouveau pour les publier :',
  }),
  publish: 'Publier',
  publishAccepted: 'Publier ceux qui sont acceptés',
  checkOthers: 'Vérifier d’autres fichiers',
  chooseOthers: 'Choisir d’autres fichiers',
  uploadMore: 'Téléverser d’autres torrents',
};

export const uploading: Words['uploading'] = {
  heading: 'Fichiers à téléverser',
  title: 'Titre',
  titleHint: 'Affiché à la place du nom qui figure dans le torrent.',
  states: {
    checking: 'Vérification…',
    ready: 'Correct et prêt à être téléversé.',
    unchecked: 'Prêt à être téléversé. Il n’a pas pu être vérifié ici ; le serveur le vérifiera.',
    waiting: 'Attend son tour.',
    sending: 'Téléversement…',
    paused: 'Trop d’envois à la fois. Reprise dans # s.',
    published: 'Publié :',
    upToDate: 'Inchangé :',
    pending: 'Attend l’approbation de la modération :',
    here: 'Déjà ici, octet pour octet :',
    hereOtherwise: 'Déjà ici, avec d’autres trackers ou d’autres annotations :',
    refused: 'Refusé : ce n’est pas un torrent valide.',
    sameName:
      'Non téléversé : un autre fichier de cette liste porte le même nom, et l’un remplacerait l’autre.',
    twice: 'Non téléversé : le même torrent est déjà dans cette liste.',
    failed: 'Non téléversé.',
    noAnswer: 'Non téléversé : le serveur est injoignable.',
    cancelled: 'Annulé.',
    changed:
      'Non téléversé : le fichier a changé sur votre disque depuis que vous l’avez choisi, ou n’est plus lisible. Choisissez-le de nouveau.',
    gone: 'Non téléversé : le fichier n’est plus là où il était sur votre disque quand vous l’avez choisi. Choisissez-le de nouveau.',
  },
  tooLarge: (size: string) => `Non téléversé : il dépasse ${size}, le maximum accepté ici.`,
  progress: 'Progression',
  speed: '#/s',
  standsAt: (link: Html) => html`Il se trouve à l’adresse ${link}.`,
  cancel: 'Annuler',
  retry: 'Réessayer',
  remove: 'Retirer de la liste',
  addMore: 'Ajouter d’autres fichiers',
  problems: 'Problèmes',
  published: 'Publiés : #',
  review: 'En attente de la modération : #',
  here: 'Déjà ici : #',
  refused: 'Non téléversés : #',
  left: 'À téléverser : #',
};

export const uploadSignIn: Words['uploadSignIn'] = {
  heading: 'Connectez-vous pour continuer',
  about:
    'Rien n’est perdu : les fichiers qui ne sont pas encore téléversés et tout ce que vous avez saisi restent sur cette page.',
  still:
    'Vous n’êtes pas encore connecté. Saisissez un jeton ou connectez-vous dans un nouvel onglet, puis continuez.',
  goOn: 'Continuer',
  newTab: 'Se connecter dans un nouvel onglet',
};
