import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { NewPasskey, PasskeyRecord, PasskeyVerifier } from '../../domain/sign-in/auth-port.ts';

/** WebAuthn by @simplewebauthn/server: what better-auth's plugin uses too, without its sessions and its tables. */

type Transports = NonNullable<RegistrationResponseJSON['response']['transports']>;

const descriptor = ({ credentialId, transports }: PasskeyRecord) => ({
  id: credentialId,
  transports: [...transports] as Transports,
});

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );

const textOf = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export const creationOptions: PasskeyVerifier['creationOptions'] = async ({
  rpId,
  user,
  challenge,
  known,
}) => ({
  ...(await generateRegistrationOptions({
    rpName: 'CGK',
    rpID: rpId,
    userID: new TextEncoder().encode(user.id),
    userName: user.email,
    userDisplayName: user.name,
    challenge: bytesOf(challenge),
    attestationType: 'none',
    excludeCredentials: known.map(descriptor),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })),
});

export const requestOptions: PasskeyVerifier['requestOptions'] = async ({ rpId, challenge, allowed }) => ({
  ...(await generateAuthenticationOptions({
    rpID: rpId,
    challenge: bytesOf(challenge),
    userVerification: 'required',
    allowCredentials: allowed.map(descriptor),
  })),
});

export const verifyCreation: PasskeyVerifier['verifyCreation'] = async ({
  response,
  challenge,
  origin,
  rpId,
}) => {
  const answer = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => null);
  if (!answer?.verified) return null;
  const { credential, credentialDeviceType, credentialBackedUp, aaguid } = answer.registrationInfo;
  const passkey: NewPasskey = {
    credentialId: credential.id,
    publicKey: textOf(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    deviceType: credentialDeviceType,
    isBackedUp: credentialBackedUp,
    aaguid,
  };
  return passkey;
};

export const verifyRequest: PasskeyVerifier['verifyRequest'] = async ({
  response,
  challenge,
  origin,
  rpId,
  passkey,
}) => {
  const answer = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: bytesOf(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports] as Transports,
    },
  }).catch(() => null);
  return answer?.verified ? { counter: answer.authenticationInfo.newCounter } : null;
};
