package dev.lendport;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server. */
@SpringBootApplication
public class Lendport {
    public static void main(String[] args) {
        SpringApplication.run(Lendport.class, args);
    }
}
