import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const login: Words['login'] = {
  title: 'Connexion',
  token: 'Jeton',
  tokenHint: 'Celui que l’exploitant de ce service vous a remis.',
  submit: 'Se connecter',
  provider: 'Se connecter sans jeton',
  once: 'Ce lien connecte ce navigateur. Il ne peut servir qu’une fois.',
  ends: (name: Html) =>
    html`Vous êtes connecté ici en tant que ${name}. Si vous vous connectez par ce lien, cette session se
    termine.`,
  switch: 'La terminer et se connecter',
  stay: 'Rester connecté',
};

export const account: Words['account'] = {
  title: 'Votre compte',
  signOut: 'Se déconnecter',
  name: 'Nom',
  role: 'Rôle',
  roles: {
    reader: 'peut lire ce qui est publié',
    uploader: 'peut publier des torrents, puis les modifier ou les supprimer',
    moderator: 'peut publier, modifier et supprimer tous les torrents, et statue sur les signalements',
    admin: 'peut tout faire, y compris créer et révoquer des jetons',
  },
  collection: 'Collection',
  everywhere: 'toutes',
  expires: 'Expire',
  never: 'jamais',
  published: 'Publié',
  files: 'Fichiers .torrent',
  usedOf: (used: Html | string, max: Html | string) => html`${used} sur ${max}`,
  torrents: 'Vos torrents',
};

export const sessions: Words['sessions'] = {
  title: 'Sessions ouvertes',
  browser: 'Navigateur',
  unnamed: 'Un navigateur qui ne donne pas son nom',
  address: 'Adresse',
  since: 'Depuis',
  seen: 'Dernière activité',
  action: 'Action',
  thisOne: 'celui-ci',
  end: 'Déconnecter',
};

export const feedKeys: Words['feedKeys'] = {
  title: 'Clés de flux',
  about:
    'Une clé de flux sert à un programme qui ne peut pas envoyer de jeton : à la fin de l’adresse d’un fichier .torrent, elle ouvre ce fichier là où la lecture exige un jeton. Elle n’ouvre rien d’autre.',
  notNeeded: 'Ici, tout le monde peut lire : pour l’instant, aucun programme n’en a besoin.',
  name: 'Nom',
  nameHint: 'Pour la reconnaître plus tard : par exemple, le programme auquel elle est destinée.',
  made: 'Créée',
  used: 'Dernière utilisation',
  notYet: 'pas encore',
  action: 'Action',
  make: 'Créer une clé de flux',
  revoke: 'Révoquer',
  newTitle: 'Votre nouvelle clé de flux',
  newKey: (name: Html) => html`Voici la clé ${name}. Copiez-la maintenant : elle ne sera plus affichée.`,
  newAddress: 'Elle se place à la fin d’une adresse, par exemple :',
  back: 'Retour à votre compte',
};

export const ownTorrents: Words['ownTorrents'] = {
  title: 'Vos torrents',
  nothing: 'Vous n’avez encore rien publié.',
  name: 'Nom',
  size: 'Taille',
  state: 'État',
  published: 'Publié',
  action: 'Action',
  states: {
    public: 'public',
    unlisted: 'non répertorié',
    pending: 'en attente d’examen',
    hidden: 'masqué',
    superseded: 'remplacé',
    removed: 'supprimé',
  },
  edit: 'Modifier',
  delete: 'Supprimer',
  restore: 'Restaurer',
};
