import { defineSite } from '#shared/define-recogniser.ts';
import { portalIdentity, portalList, portalRoute } from '../portal.ts';

/** The Azure portal with its sovereign clouds; what it reads rests on the shell, see portal.ts. */
export default defineSite({
  title: 'Azure',
  hosts: {
    console: ['portal.azure.com', 'portal.azure.us', 'portal.azure.cn'],
    devops: ['dev.azure.com'],
  },
  hash: 'route',
  caseless: true,
  route(url) {
    if (url.hostname !== 'dev.azure.com') return portalRoute(url);
    const [organisation, ...rest] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    if (organisation === undefined) return null;
    return { segments: rest, hash: [], params: new Map(url.searchParams), subject: { organisation } };
  },
  visible: ['The directory in the account menu'],
  list: portalList,
  identity: portalIdentity,
});
