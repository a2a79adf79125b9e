# The production image: build tools and the compile steps stay in the first stage.
FROM python:3.11-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH

WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes --only-binary=:all: -r requirements.txt

COPY manage.py ./
COPY scripts/messages.py scripts/
COPY locale/ locale/
COPY cms/ cms/
COPY home/ home/
COPY newsroom/ newsroom/
COPY events/ events/
COPY galleries/ galleries/
COPY search/ search/
RUN python scripts/messages.py compile
# Values for this one command only: production settings refuse to start without them, collecting files uses none.
RUN DJANGO_SETTINGS_MODULE=cms.settings.production STATIC_ROOT=/app/static \
    SECRET_KEY=unused-while-building ALLOWED_HOSTS=build.invalid SITE_URL=https://build.invalid \
    python manage.py collectstatic --noinput --verbosity=0 \
    && python -m compileall -q cms home newsroom events galleries search


FROM python:3.11-slim-bookworm

RUN useradd --system --uid 10001 --no-create-home cms && install -d -o cms -g cms /data
COPY --from=build /venv /venv
COPY --from=build /app /app

ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=cms.settings.production \
    VAR_DIR=/data \
    STATIC_ROOT=/app/static \
    GRANIAN_HOST=0.0.0.0 \
    GRANIAN_PORT=8000 \
    GRANIAN_HTTP=1 \
    GRANIAN_WEBSOCKETS=0 \
    GRANIAN_WORKERS=2 \
    GRANIAN_BLOCKING_THREADS=4 \
    GRANIAN_BACKPRESSURE=1024 \
    GRANIAN_RESPAWN_FAILED_WORKERS=1 \
    GRANIAN_WORKERS_KILL_TIMEOUT=25

WORKDIR /app
USER cms
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["granian", "--interface", "wsgi", "cms.wsgi:application"]
