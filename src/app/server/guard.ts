import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const apiPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Content Security Policy of the browser client: everything from here, no inline script, no frame around it. */
const clientPolicy = [
  "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:", "connect-src 'self'", "worker-src 'self'", "font-src 'self'",
  "frame-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ')

/** Content Security Policy of a dossier: its own style and pictures, no script at all, framed by the client only. */
export const dossierPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"

/**
 * Guards every request: only questions (GET, HEAD) and deeds (POST under `/api/`), only under the name of this machine (against
 * DNS rebinding), only from the client's own pages; and every answer: nothing is run, framed, guessed or kept that came from
 * evidence. A deed must say that it comes from our page: a form or a picture of another site cannot. Where a proxy on this machine ends
 * TLS, its address (`https://cases.example`) is the only one that is answered.
 */
export function guard(server: FastifyInstance, publicOrigin?: string): void {
  server.addHook('onRequest', async (request, reply) => {
    setHeaders(request, reply)
    const isDeed = request.method === 'POST' && /^(?:\/c\/[^/]+)?\/api\//.test(request.url)
    if (!isDeed && request.method !== 'GET' && request.method !== 'HEAD') return refuse(reply, 405, 'Only questions and deeds are answered here.')
    const host = request.headers.host ?? ''
    if (!(publicOrigin ? [new URL(publicOrigin).host] : ownHosts(request)).includes(host)) return refuse(reply, 421, 'This server answers under the address of this machine only.')
    const origin = request.headers.origin
    if (origin !== undefined && origin !== (publicOrigin ?? `http://${host}`)) return refuse(reply, 403, 'Another page asked; only its own pages are answered.')
    if (isDeed && origin === undefined) return refuse(reply, 403, 'A deed must come from a page of this server.')
    const site = request.headers['sec-fetch-site']
    if (isData(request) && site !== undefined && site !== 'same-origin' && site !== 'none') {
      return refuse(reply, 403, 'Another page asked; only its own pages are answered.')
    }
  })
}

function ownHosts(request: FastifyRequest): string[] {
  const { localPort } = request.socket
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${localPort}`)
}

function isData(request: FastifyRequest): boolean {
  return /^(?:\/c\/[^/]+)?\/(?:api|dossier)\//.test(request.url)
}

function setHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({
    'content-security-policy': isData(request) ? apiPolicy : clientPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'x-dns-prefetch-control': 'off',
    'cache-control': 'no-store',
  })
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).type('application/json').send({ failure: 'refused', message })
}
