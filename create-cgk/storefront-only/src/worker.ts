/** The Worker's entry: the shop over the network's own fetch. */
import { createInstallation } from './installation.ts';
import { createShop, type Settings } from './shop.tsx';

export default {
  fetch(request, env) {
    const { INSTALLATION_URL, API_KEY } = env;
    const installation = createInstallation({
      url: INSTALLATION_URL,
      apiKey: API_KEY,
      fetch: (input, init) => fetch(input, init),
    });
    return createShop(installation).fetch(request, env);
  },
} satisfies ExportedHandler<Settings>;
