import type { Words } from './words.ts';

export const problems: Words['problems'] = {
  malformed: {
    title: 'La requête est illisible',
    meaning:
      'La requête elle-même n’a pas pu être comprise : son adresse, un en-tête, un champ de formulaire ou un nom qu’elle contient a une forme qui n’est pas acceptée ici. Le torrent n’a pas été examiné.',
    remedies: [
      'Lisez la ligne qui accompagne l’erreur : elle indique la partie incorrecte.',
      'Terminez l’adresse par `.torrent` pour publier sous ce nom, ou par une barre oblique pour publier dans une collection.',
      'Dans un formulaire, nommez `file` la partie du fichier, comme dans `curl -F file=@name.torrent`.',
    ],
  },
  unauthorized: {
    title: 'Aucun jeton valide',
    meaning:
      'La requête modifie quelque chose, ce qui demande un jeton. Elle n’en avait pas, ou celui qu’elle avait est inconnu ici ou a expiré.',
    remedies: [
      'Avec curl, envoyez le jeton comme mot de passe : `curl -u :TOKEN -T name.torrent URL/`',
      'Dans d’autres programmes, envoyez l’en-tête `Authorization: Bearer TOKEN`.',
      'Dans un navigateur, connectez-vous à `/login`, ou saisissez-le dans le champ « Jeton » du formulaire de téléversement.',
      'Si vous n’en avez pas, demandez-en un à l’exploitant. Le service affiche le premier à son tout premier démarrage.',
    ],
  },
  forbidden: {
    title: 'Non autorisé',
    meaning:
      'Le jeton est connu, mais il n’autorise pas cette action : son rôle ne suffit pas, il est lié à une autre collection, ou le torrent a été publié par quelqu’un d’autre.',
    remedies: [
      'Utilisez le jeton avec lequel le torrent a été publié.',
      'Publiez dans une collection à laquelle le jeton donne accès.',
      'Demandez à l’exploitant un jeton avec le rôle nécessaire : les personnes qui téléversent modifient leurs propres torrents, la modération les modifie tous.',
    ],
  },
  not_found: {
    title: 'Introuvable',
    meaning:
      'Il n’y a rien à cette adresse : aucun torrent, aucune collection ni aucune page n’y a jamais été publié.',
    remedies: [
      'Vérifiez qu’il n’y a pas une lettre de trop ou de moins dans l’adresse ; les majuscules et les minuscules sont distinguées.',
      'Recherchez le torrent par son nom.',
      'Si vous avez l’infohash, consultez `/torrents/` suivi de l’infohash.',
    ],
  },
  method_not_allowed: {
    title: 'L’adresse n’accepte pas cette méthode',
    meaning:
      'Il y a quelque chose à cette adresse, mais la méthode de la requête n’y est pas acceptée, par exemple `PUT` ou `DELETE`.',
    remedies: [
      'Consultez l’en-tête `Allow` de la réponse : il énumère les méthodes que l’adresse accepte.',
      'Publiez avec `PUT` à une adresse qui se termine par `.torrent` ou par une barre oblique, ou avec `POST` à une adresse qui se termine par une barre oblique.',
    ],
  },
  conflict: {
    title: 'Autre chose y fait obstacle',
    meaning:
      'La requête contredit ce qui existe déjà. Le plus souvent, le même torrent est publié sous un autre chemin ; un torrent ne figure qu’une fois dans le catalogue.',
    remedies: [
      'Suivez le lien qui accompagne l’erreur : il mène au torrent qui fait obstacle.',
      'Publiez sous le chemin que le torrent a déjà, ou supprimez-le d’abord à cet endroit.',
      'Si le premier dossier de l’adresse appartient au service lui-même, choisissez-lui un autre nom.',
      'Si vous avez publié sous un infohash, assurez-vous que c’est bien celui du torrent.',
    ],
  },
  gone: {
    title: 'Il a été supprimé',
    meaning:
      'Un torrent était publié à cette adresse et a été supprimé depuis, par la personne qui l’a publié ou par la modération.',
    remedies: [
      'Recherchez son nom : il en existe peut-être un plus récent.',
      'La personne qui l’a publié peut le publier de nouveau à la même adresse.',
    ],
  },
  precondition_failed: {
    title: 'Une condition n’est pas remplie',
    meaning:
      'La requête comportait une condition, `If-Match` ou `If-None-Match`, qui n’est pas remplie : ce qui est publié à cet endroit n’est pas ce que l’expéditeur croyait. Rien n’a été modifié.',
    remedies: [
      'Demandez de nouveau l’adresse, regardez ce qui s’y trouve maintenant et envoyez son `ETag`.',
      'Omettez la condition pour remplacer ce qui s’y trouve, quoi que ce soit.',
    ],
  },
  too_large: {
    title: 'Trop grand',
    meaning: 'Le fichier, le formulaire ou la liste des fichiers dépasse ce que ce service accepte.',
    remedies: [
      'Créez le torrent avec des morceaux plus grands ou moins de fichiers : réunissez les petits fichiers dans une archive.',
      'Envoyez moins de fichiers à la fois.',
      'Demandez à l’exploitant de relever la limite (`TORRENTRY_UPLOAD_BYTES_MAX`).',
    ],
  },
  unsupported: {
    title: 'Type de contenu non accepté ici',
    meaning:
      'Le contenu est déclaré comme autre chose qu’un fichier .torrent, ou compressé d’une façon qui n’est pas lue ici.',
    remedies: [
      'Envoyez le fichier .torrent tel quel, avec le type `application/x-bittorrent` ou sans type.',
      'Omettez `Content-Encoding`.',
    ],
  },
  invalid: {
    title: 'Torrent non valide',
    meaning:
      'Le fichier a été lu, mais ce n’est pas un torrent que tous les logiciels BitTorrent lisent de la même façon. Chaque constat indique la règle, l’endroit dans le fichier sous forme de chemin de clés et de position en octets, et la manière de corriger.',
    remedies: [
      'Assurez-vous que le fichier est bien le fichier .torrent, et non une page web ou le contenu.',
      'Créez de nouveau le torrent avec un logiciel à jour ; la plupart des constats disparaissent ainsi.',
      'Si votre propre programme l’a créé, corrigez ce qu’indiquent les constats. Toute modification à l’intérieur de `info` donne au torrent un nouvel infohash.',
    ],
  },
  rate_limited: {
    title: 'Trop de requêtes',
    meaning: 'Trop de requêtes sont venues du même endroit en peu de temps.',
    remedies: [
      'Attendez le nombre de secondes indiqué par l’en-tête `Retry-After`, puis continuez plus lentement.',
    ],
  },
  unavailable_for_legal_reasons: {
    title: 'Il a été supprimé parce que la loi l’exigeait',
    meaning:
      'Un torrent était publié à cette adresse, et l’exploitant de ce service a dû le supprimer pour respecter la loi.',
    remedies: [
      'Lisez la ligne qui accompagne l’erreur : elle indique peut-être le motif.',
      'Si vous l’avez publié et pensez qu’il s’agit d’une erreur, écrivez à l’exploitant.',
    ],
  },
  internal: {
    title: 'Le serveur a commis une erreur',
    meaning:
      'Le service a échoué là où il aurait dû réussir. La faute n’est pas la vôtre, et rien n’a été modifié.',
    remedies: [
      'Réessayez dans un moment.',
      'Si cela se reproduit, dites à l’exploitant quand c’est arrivé : le journal du service contient les détails.',
    ],
  },
  unavailable: {
    title: 'Indisponible pour le moment',
    meaning:
      'Le service ne peut rien faire pour le moment : il s’arrête, il est surchargé ou son disque est plein. Rien n’a été modifié.',
    remedies: [
      'Réessayez après le nombre de secondes indiqué par l’en-tête `Retry-After`.',
      'Si vous êtes l’exploitant, vérifiez l’espace libre du dossier de données et le journal.',
    ],
  },
};
