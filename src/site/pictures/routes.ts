import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DeclaredRoute, PageRoute } from '../../service/endpoint-routes.ts';
import * as endpoints from './endpoints.ts';
import { readmeTarget, torrentTarget } from './targets.ts';
import { pictures, type PicturesParts } from './pictures.ts';

/** The pictures of descriptions, by the infohash and the path of their torrent, and those of READMEs. */
export function pictureRoutes(
  page: PageRoute,
  parts: PicturesParts & { readonly catalogue: Catalogue },
): DeclaredRoute[] {
  const { catalogue } = parts;
  const described = pictures(parts, (params) => torrentTarget(catalogue, params));
  const readme = pictures(parts, (params) => readmeTarget(catalogue, params));
  return [
    page(endpoints.GET_PICTURE, described.get),
    page(endpoints.PUT_PICTURE, described.put),
    page(endpoints.REMOVE_PICTURE, described.remove),
    page(endpoints.SHOW_PICTURES, described.show),
    page(endpoints.SUBMIT_PICTURES, described.submit),
    page(endpoints.SUBMIT_PICTURE_REMOVAL, described.submitRemoval),
    page(endpoints.GET_PICTURE_BY_PATH, described.get),
    page(endpoints.PUT_PICTURE_BY_PATH, described.put),
    page(endpoints.REMOVE_PICTURE_BY_PATH, described.remove),
    page(endpoints.GET_PICTURE_IN_ROOT, described.get),
    page(endpoints.PUT_PICTURE_IN_ROOT, described.put),
    page(endpoints.REMOVE_PICTURE_IN_ROOT, described.remove),
    page(endpoints.GET_README_PICTURE, readme.get),
    page(endpoints.PUT_README_PICTURE, readme.put),
    page(endpoints.REMOVE_README_PICTURE, readme.remove),
    page(endpoints.SHOW_README_PICTURES, readme.show),
    page(endpoints.SUBMIT_README_PICTURES, readme.submit),
    page(endpoints.SUBMIT_README_PICTURE_REMOVAL, readme.submitRemoval),
  ];
}
