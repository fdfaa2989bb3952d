# The application alone: PostgreSQL, Elasticsearch and the S3 store run beside it, see docker-compose.yml.
FROM eclipse-temurin:17.0.15_6-jdk-noble AS build
WORKDIR /src
COPY . .
# mdep.skip: the programs of the embedded parts stay out
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B -Prun -Dmdep.skip=true package \
  && cp archive-app/target/archive-app-*.jar /juanzong.jar \
  && java -Djarmode=tools -jar /juanzong.jar extract --destination /opt/juanzong

FROM eclipse-temurin:17.0.15_6-jre-noble
# a Chinese font for page views and exports; the C++ runtime for recognition and films; curl for the health check
RUN apt-get update \
  && apt-get install -y --no-install-recommends fonts-noto-cjk fontconfig libstdc++6 libudev1 curl \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --system --create-home --uid 10001 juanzong \
  && install -d -o juanzong -g juanzong /data
COPY --from=build /opt/juanzong /opt/juanzong
USER juanzong
WORKDIR /opt/juanzong
ENV JUANZONG_HOME=/data JUANZONG_ADDRESS=0.0.0.0 LANG=C.UTF-8
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-jar", "juanzong.jar"]
