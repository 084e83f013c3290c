import type { SingleSignOn } from './sign-in.ts';

/** The company's own identity provider from the environment; refuses half of one. */
export function singleSignOnOf(env: NodeJS.ProcessEnv): SingleSignOn | undefined {
  const { ANJU_OIDC_URL: discoveryUrl, ANJU_OIDC_CLIENT: clientId, ANJU_OIDC_SECRET: clientSecret } = env;
  if (!discoveryUrl && !clientId && !clientSecret) return undefined;
  if (!discoveryUrl || !clientId || !clientSecret) {
    throw Object.assign(
      new Error(
        'Single sign-on needs ANJU_OIDC_URL (the discovery document), ANJU_OIDC_CLIENT and ANJU_OIDC_SECRET',
      ),
      { code: 'bad_single_sign_on' },
    );
  }
  return {
    discoveryUrl,
    clientId,
    clientSecret,
    claim: env.ANJU_OIDC_CLAIM || 'sub',
    hasSecondFactor: env.ANJU_OIDC_SECOND_FACTOR === 'on',
  };
}
